import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type koffiModule from 'koffi'
import type { CardKind } from '#contract/network.ts'
import { ipv4FromNumber, type Ipv4 } from '#contract/address.ts'

/** Facts from the kernel about a card, other than its addresses. */
export interface CardFacts {
  readonly kind: CardKind
  /** Carrier; null if the driver does not report it. */
  readonly hasLink: boolean | null
  readonly speedMbps: number | null
  readonly mtuBytes?: number | null
  readonly mac: string | null
}

/** Types of linux/if_arp.h as /sys/class/net/CARD/type gives them. */
const ARPHRD_LOOPBACK = 772
const ARPHRD_NONE = 65534

/** Reads /sys/class/net on every call: a few short reads per card. Tests pass another root. */
export function createLinuxCardFacts(root = '/sys/class/net'): {
  names(): readonly string[]
  factsOf(name: string): CardFacts | null
  /** Changes with the carrier; cheaper to read than all facts. */
  operState(name: string): string
} {
  const read = (name: string, file: string): string | null => {
    try {
      return readFileSync(`${root}/${name}/${file}`, 'latin1').trim()
    } catch {
      // Absent, or EINVAL: for a card that is down the kernel refuses carrier and speed.
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
        // No sysfs in this container. Node still lists the cards that have an address.
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

/** An IPv4 address of a card, whatever state the card is in. */
export interface CardAddress {
  readonly card: string
  readonly address: Ipv4
  readonly prefixLength: number
}

type Koffi = typeof koffiModule

const AF_INET = 2

/**
 * All IPv4 addresses of this computer from getifaddrs(3). `os.networkInterfaces()` leaves out every card that is not
 * running (libuv requires IFF_RUNNING), which includes a laptop's card while the machine at the other end of the cable
 * is off: exactly when the user starts serving. Null if koffi cannot be loaded or the call fails.
 */
export function createLinuxAddresses(): () => readonly CardAddress[] | null {
  let read: (() => readonly CardAddress[]) | null = null
  let isUnavailable = false
  return () => {
    if (isUnavailable) return null
    try {
      read ??= loadReader()
      return read()
    } catch {
      // No koffi for this processor or C library; Node's own list has to do.
      isUnavailable = true
      return null
    }
  }
}

interface Entry {
  readonly next: unknown
  readonly name: string
  readonly address: unknown
  readonly netmask: unknown
}

function loadReader(): () => readonly CardAddress[] {
  // Loaded synchronously, because the list of cards is read synchronously.
  const koffi = createRequire(import.meta.url)('koffi') as Koffi
  const libc = koffi.load(null)
  const getifaddrs = libc.func('int getifaddrs(_Out_ void **list)')
  const freeifaddrs = libc.func('void freeifaddrs(void *list)')
  // struct ifaddrs as glibc and musl define it. Nothing after `netmask` is read.
  const entryType = koffi.struct({
    next: 'void *',
    name: 'const char *',
    flags: 'unsigned int',
    address: 'void *',
    netmask: 'void *',
  })
  const ipv4Of = (sockaddr: unknown): number => {
    // struct sockaddr_in: family (2 bytes), port (2), address (4), network byte order.
    const bytes = koffi.decode(sockaddr, koffi.array('uint8_t', 8)) as ArrayLike<number>
    return ((bytes[4]! << 24) | (bytes[5]! << 16) | (bytes[6]! << 8) | bytes[7]!) >>> 0
  }
  return () => {
    const list: unknown[] = [null]
    if (getifaddrs(list) !== 0) throw new Error('getifaddrs failed')
    try {
      const found: CardAddress[] = []
      for (let next = list[0]; next;) {
        const entry = koffi.decode(next, entryType) as Entry
        next = entry.next
        if (!entry.address || koffi.decode(entry.address, 'uint16_t') !== AF_INET || !entry.netmask) continue
        const mask = ipv4Of(entry.netmask)
        found.push({
          card: entry.name,
          address: ipv4FromNumber(ipv4Of(entry.address)),
          prefixLength: Math.clz32(~mask >>> 0),
        })
      }
      return found
    } finally {
      freeifaddrs(list[0])
    }
  }
}
