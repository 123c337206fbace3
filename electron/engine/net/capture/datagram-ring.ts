import { Buffer } from 'node:buffer'
import type { MacAddress } from '#contract/address.ts'
import type { UdpEndpoint } from '../udp-port.ts'

/** A UDP datagram that one of our sockets sent or received. */
export interface KeptDatagram {
  readonly atMs: number
  /** For a sent datagram, the number of the last event before it; for a received one, of the event that it causes. */
  readonly seq: number
  readonly from: UdpEndpoint
  readonly to: UdpEndpoint
  readonly bytes: Uint8Array
}

/** The last datagrams of all machines, in memory only. */
export interface DatagramRing {
  keep(mac: MacAddress, datagram: KeptDatagram): void
  /** Oldest first. */
  of(mac: MacAddress): readonly KeptDatagram[]
}

/** Larger datagrams are not kept. Clients accept at least 576 bytes (RFC 2131 §2); iPXE and EDK2 send up to 1,000. */
const SLOT_BYTES = 1024
const SLOTS_PER_SLAB = 256
/** A boot has 10 to 40 datagrams. 64 slabs are at most 16 MiB, allocated as they fill. */
const SLABS = 64

/** Slots and their objects are reused, so no packet causes an allocation. */
interface Slot {
  mac: MacAddress
  atMs: number
  seq: number
  from: KeptDatagram['from']
  to: KeptDatagram['to']
  length: number
}

/** One ring for all machines: a chatty machine overwrites older datagrams, but memory stays bounded. */
export function createDatagramRing(): DatagramRing {
  const slots: Slot[] = []
  const slabs: Buffer[] = []
  let next = 0

  const bytesOf = (index: number): Buffer => {
    const start = (index % SLOTS_PER_SLAB) * SLOT_BYTES
    return slabs[Math.floor(index / SLOTS_PER_SLAB)]!.subarray(start, start + SLOT_BYTES)
  }
  return {
    keep(mac, { atMs, seq, from, to, bytes }) {
      const { length } = bytes
      if (length > SLOT_BYTES) return
      const index = next
      next = (next + 1) % (SLABS * SLOTS_PER_SLAB)
      const slot = slots[index]
      if (slot) {
        slot.mac = mac
        slot.atMs = atMs
        slot.seq = seq
        slot.from = from
        slot.to = to
        slot.length = length
      } else slots.push({ mac, atMs, seq, from, to, length })
      const slab = Math.floor(index / SLOTS_PER_SLAB)
      slabs[slab] ??= Buffer.allocUnsafeSlow(SLOTS_PER_SLAB * SLOT_BYTES)
      slabs[slab].set(bytes, (index % SLOTS_PER_SLAB) * SLOT_BYTES)
    },
    of(mac) {
      const found: KeptDatagram[] = []
      for (let count = 0; count < slots.length; count++) {
        const index = (next + count) % slots.length
        const slot = slots[index]!
        if (slot.mac !== mac) continue
        const { length, mac: _, ...rest } = slot
        found.push({ ...rest, bytes: Uint8Array.from(bytesOf(index).subarray(0, length)) })
      }
      return found
    },
  }
}
