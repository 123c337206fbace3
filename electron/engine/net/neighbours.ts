import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type koffiModule from 'koffi'
import {
  ipv4FromNumber,
  macFromBytes,
  parseIpv4,
  parseMac,
  type Ipv4,
  type MacAddress,
} from '#contract/address.ts'

/** A computer that the kernel exchanged packets with, on one of its cards. */
export interface Neighbour {
  readonly ip: Ipv4
  readonly mac: MacAddress
  /** The name of the card; null if the system names it by number only. */
  readonly card: string | null
}

/** The kernel's table of neighbours. Empty where the system does not report it. */
export type ReadNeighbours = () => readonly Neighbour[]

/** linux/if_arp.h: the hardware address is known. */
const ATF_COM = 0x02

/** Linux: `/proc/net/arp` of this network namespace, made by the kernel in memory: no disk is read. */
export function parseProcArp(table: string): readonly Neighbour[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap(line => {
      const [address = '', , flags = '', hardware = '', , card = null] = line.trim().split(/\s+/)
      const ip = parseIpv4(address)
      const mac = parseMac(hardware)
      return ip && mac && (Number(flags) & ATF_COM) !== 0 ? [{ ip, mac, card }] : []
    })
}

/** netinet/in.h and net/route.h of macOS. */
const AF_INET = 2
const AF_LINK = 18
const RTM_HEADER_BYTES = 92

/**
 * macOS: what sysctl NET_RT_FLAGS with RTF_LLINFO returns, a list of `rt_msghdr`, each followed by the address
 * (sockaddr_in) and the link (sockaddr_dl); every sockaddr is padded to four bytes (net/route.h).
 */
export function parseRouteMessages(bytes: Buffer): readonly Neighbour[] {
  const found: Neighbour[] = []
  for (let start = 0; start + RTM_HEADER_BYTES <= bytes.length;) {
    const length = bytes.readUInt16LE(start)
    if (length < RTM_HEADER_BYTES || start + length > bytes.length) break
    const message = bytes.subarray(start, start + length)
    start += length
    const address = message.subarray(RTM_HEADER_BYTES)
    if (address.length < 8 || address[1] !== AF_INET) continue
    const link = address.subarray(Math.max(4, (address[0]! + 3) & ~3))
    // sockaddr_dl: length, family, index (2), type, length of the name, length of the address, then both.
    if (link.length < 8 || link[1] !== AF_LINK || link[6] !== 6) continue
    const mac = link.subarray(8 + link[5]!, 14 + link[5]!)
    if (mac.length < 6) continue
    found.push({ ip: ipv4FromNumber(address.readUInt32BE(4)), mac: macFromBytes(mac, 0), card: null })
  }
  return found
}

/** One MIB_IPNETROW: index, length of the address, 8 bytes for it, IPv4 address, type (iprtrmib.h). */
const NET_ROW_BYTES = 24
/** MIB_IPNET_TYPE_DYNAMIC and _STATIC; others are invalid entries. */
const VALID_TYPES: ReadonlySet<number> = new Set([3, 4])

/** Windows: what GetIpNetTable of iphlpapi fills, a count and rows. */
export function parseIpNetTable(bytes: Buffer): readonly Neighbour[] {
  const count = bytes.length < 4 ? 0 : bytes.readUInt32LE(0)
  const found: Neighbour[] = []
  for (let row = 0; row < count && 4 + (row + 1) * NET_ROW_BYTES <= bytes.length; row++) {
    const at = 4 + row * NET_ROW_BYTES
    if (bytes.readUInt32LE(at + 4) !== 6 || !VALID_TYPES.has(bytes.readUInt32LE(at + 20))) continue
    const ip = ipv4FromNumber(bytes.readUInt32BE(at + 16))
    found.push({ ip, mac: macFromBytes(bytes, at + 8), card: null })
  }
  return found
}

/** Reads the table of this computer. A call that fails is an empty table: then no one is known by it. */
export function neighbourReader(platform: NodeJS.Platform): ReadNeighbours {
  const read =
    platform === 'win32' ? lazily(windowsReader) : platform === 'darwin' ? lazily(macReader) : linuxReader
  return () => {
    try {
      return read()
    } catch {
      return []
    }
  }
}

const linuxReader: ReadNeighbours = () => parseProcArp(readFileSync('/proc/net/arp', 'latin1'))

function lazily(open: (koffi: typeof koffiModule) => ReadNeighbours): ReadNeighbours {
  let read: ReadNeighbours | null = null
  return () => (read ??= open(createRequire(import.meta.url)('koffi') as typeof koffiModule))()
}

function windowsReader(koffi: typeof koffiModule): ReadNeighbours {
  const call = koffi
    .load('iphlpapi.dll')
    .func('uint32_t GetIpNetTable(_Out_ uint8_t *table, _Inout_ uint32_t *size, bool order)')
  return () => {
    const size = [0]
    // The first call fails with the size that the table needs.
    call(null, size, false)
    const table = Buffer.alloc(size[0]! + 16 * NET_ROW_BYTES)
    size[0] = table.length
    return call(table, size, false) === 0 ? parseIpNetTable(table) : []
  }
}

/** sys/sysctl.h and net/route.h: CTL_NET, PF_ROUTE, 0, AF_INET, NET_RT_FLAGS, RTF_LLINFO. */
const NEIGHBOUR_NAMES = Int32Array.of(4, 17, 0, AF_INET, 2, 0x400)

function macReader(koffi: typeof koffiModule): ReadNeighbours {
  const sysctl = koffi
    .load('libSystem.B.dylib')
    .func(
      'int sysctl(int *name, uint32_t count, _Out_ uint8_t *old, _Inout_ size_t *size, void *next, size_t length)',
    )
  return () => {
    const size = [0]
    if (sysctl(NEIGHBOUR_NAMES, NEIGHBOUR_NAMES.length, null, size, null, 0) !== 0) return []
    // It may have grown since.
    const table = Buffer.alloc(size[0]! + 4096)
    size[0] = table.length
    if (sysctl(NEIGHBOUR_NAMES, NEIGHBOUR_NAMES.length, table, size, null, 0) !== 0) return []
    return parseRouteMessages(table.subarray(0, size[0]))
  }
}

/** What the table says stays true for this long: an address hardly moves to another computer within it. */
const FRESH_MS = 1000
/** For an address that is not in it: a new neighbour, or one of many invented ones, which must not cost much. */
const MISSING_MS = 20

/** Finds the hardware address of a neighbour without waiting. */
export function createNeighbourTable(needs: {
  readonly read: ReadNeighbours
  /** Milliseconds from some fixed moment. */
  readonly monotonicMs: () => number
}): (ip: Ipv4) => MacAddress | null {
  let readAtMs = Number.NEGATIVE_INFINITY
  let table: ReadonlyMap<Ipv4, MacAddress> = new Map()
  return ip => {
    const nowMs = needs.monotonicMs()
    if (nowMs - readAtMs >= (table.has(ip) ? FRESH_MS : MISSING_MS)) {
      readAtMs = nowMs
      table = new Map(needs.read().map(({ ip, mac }) => [ip, mac]))
    }
    return table.get(ip) ?? null
  }
}
