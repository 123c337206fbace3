import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { CardKind } from '#contract/network.ts'

/** What the kernel says of a card beyond its addresses. */
export interface CardFacts {
  readonly kind: CardKind
  /** Carrier; null where the driver does not say. */
  readonly hasLink: boolean | null
  readonly speedMbps: number | null
  readonly mtuBytes?: number | null
  readonly mac: string | null
}

/** Types of linux/if_arp.h as /sys/class/net/CARD/type gives them. */
const ARPHRD_LOOPBACK = 772
const ARPHRD_NONE = 65534

/** /sys/class/net, read afresh at every call: a few short reads a card. Tests give another root. */
export function createLinuxCardFacts(root = '/sys/class/net'): {
  names(): readonly string[]
  factsOf(name: string): CardFacts | null
  /** Changes when a carrier does; cheaper than all facts. */
  operState(name: string): string
} {
  const read = (name: string, file: string): string | null => {
    try {
      return readFileSync(`${root}/${name}/${file}`, 'latin1').trim()
    } catch {
      // Absent, or EINVAL: the kernel refuses carrier and speed of a card that is down.
      return null
    }
  }
  const has = (name: string, entry: string): boolean => existsSync(`${root}/${name}/${entry}`)

  const kindOf = (name: string): CardKind => {
    const type = Number(read(name, 'type'))
    if (type === ARPHRD_LOOPBACK) return 'loopback'
    if (has(name, 'wireless') || has(name, 'phy80211')) return 'wifi'
    if (has(name, 'bridge')) return 'bridge'
    const isWireGuard = read(name, 'uevent')?.includes('DEVTYPE=wireguard') ?? false
    if (isWireGuard || type === ARPHRD_NONE) return 'vpn'
    return has(name, 'device') ? 'ethernet' : 'virtual'
  }

  return {
    names() {
      try {
        return readdirSync(root).filter(name => has(name, 'type'))
      } catch {
        // No sysfs in this container: the cards that have an address are still known to Node.
        return []
      }
    },
    factsOf(name) {
      if (!has(name, 'type')) return null
      const carrier = read(name, 'carrier')
      const isDown = read(name, 'operstate') === 'down'
      const speed = Number(read(name, 'speed') ?? -1)
      const mtuBytes = Number(read(name, 'mtu') ?? 0)
      return {
        kind: kindOf(name),
        hasLink: carrier === null ? (isDown ? false : null) : carrier === '1',
        speedMbps: speed > 0 ? speed : null,
        mtuBytes: mtuBytes > 0 ? mtuBytes : null,
        mac: read(name, 'address'),
      }
    },
    operState: name => read(name, 'operstate') ?? '',
  }
}
