import { createRequire } from 'node:module'
import type koffiModule from 'koffi'
import { ipv4FromNumber, type Ipv4 } from '#contract/address.ts'

/** An IPv4 address of a card, whatever state the card is in. */
export interface CardAddress {
  readonly card: string
  readonly address: Ipv4
  readonly prefixLength: number
}

type Koffi = typeof koffiModule

const AF_INET = 2

/**
 * All IPv4 addresses of this computer by getifaddrs(3). `os.networkInterfaces()` leaves out every card that is not
 * running (libuv wants IFF_RUNNING), and a laptop's card is not while the machine at the other end of the cable is
 * switched off: just the moment at which somebody presses Serve. Null where koffi cannot be loaded or the call fails.
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
      // No koffi for this processor or C library: Node's own list has to do.
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
  // Loaded only here, and at once: the list of cards is asked for without waiting.
  const koffi = createRequire(import.meta.url)('koffi') as Koffi
  const libc = koffi.load(null)
  const getifaddrs = libc.func('int getifaddrs(_Out_ void **list)')
  const freeifaddrs = libc.func('void freeifaddrs(void *list)')
  // struct ifaddrs as glibc and musl lay it out; what is behind `netmask` is not read.
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
