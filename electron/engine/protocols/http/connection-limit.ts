/**
 * Counts open connections by client address. Boot loaders open one or two, installers up to a dozen; far more
 * is a fault or an attack, and must not take the sockets of the other machines.
 */
export interface ConnectionLimit {
  /** False: over the limit, not counted. Otherwise the returned function frees the place. */
  admit(address: string): (() => void) | false
}

/** At most `perClient` connections for each address. */
export function createConnectionLimit(perClient: number): ConnectionLimit {
  const open = new Map<string, number>()
  return {
    admit(address) {
      const count = open.get(address) ?? 0
      if (count >= perClient) return false
      open.set(address, count + 1)
      let isFreed = false
      return () => {
        if (isFreed) return
        isFreed = true
        const left = (open.get(address) ?? 1) - 1
        if (left > 0) open.set(address, left)
        else open.delete(address)
      }
    },
  }
}
