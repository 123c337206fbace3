import type { MacAddress } from '#contract/address.ts'

/** Machines that did something within the last while. */
export interface RecentMachines {
  note(mac: MacAddress, nowMs: number): void
  has(mac: MacAddress, nowMs: number): boolean
}

/** Beyond this many the one that was noted longest ago is forgotten. */
const MAX_MACHINES = 4096

export function createRecentMachines(durationMs: number): RecentMachines {
  const notedAtMs = new Map<MacAddress, number>()
  return {
    note(mac, nowMs) {
      notedAtMs.delete(mac)
      notedAtMs.set(mac, nowMs)
      if (notedAtMs.size > MAX_MACHINES) notedAtMs.delete(notedAtMs.keys().next().value!)
    },
    has(mac, nowMs) {
      const atMs = notedAtMs.get(mac)
      return atMs !== undefined && nowMs - atMs < durationMs
    },
  }
}

/** After it asked to boot a machine goes on as a loader and as an installer that do not say so. A big image takes its time. */
export const BOOT_GOES_ON_MS = 3_600_000
