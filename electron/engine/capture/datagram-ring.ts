import type { MacAddress } from '#contract/address.ts'
import type { KeptDatagram } from './kept-datagram.ts'

/** The last datagrams of each machine, in memory only. */
export interface DatagramRing {
  keep(mac: MacAddress, datagram: KeptDatagram): void
  /** Oldest first. */
  of(mac: MacAddress): readonly KeptDatagram[]
}

/** A boot has 10 to 40, of about 400 bytes each; several boots fit. */
const KEPT_PER_MACHINE = 128
/** So 32 MB at most: 256 machines with 128 of the largest that are kept. */
const KEPT_MACHINES = 256
const MAX_DATAGRAM_BYTES = 1024

/** The machine that was silent for longest goes first. */
export function createDatagramRing(): DatagramRing {
  const byMac = new Map<MacAddress, KeptDatagram[]>()
  return {
    keep(mac, datagram) {
      if (datagram.bytes.length > MAX_DATAGRAM_BYTES) return
      const kept = byMac.get(mac) ?? []
      byMac.delete(mac)
      byMac.set(mac, kept)
      // What was received is valid only during the call.
      kept.push({ ...datagram, bytes: Uint8Array.from(datagram.bytes) })
      if (kept.length > KEPT_PER_MACHINE) kept.shift()
      if (byMac.size <= KEPT_MACHINES) return
      const [oldest] = byMac.keys()
      if (oldest) byMac.delete(oldest)
    },
    of: mac => byMac.get(mac) ?? [],
  }
}
