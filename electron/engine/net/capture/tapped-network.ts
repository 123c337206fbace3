import { macFromBytes, parseIpv4, type MacAddress } from '#contract/address.ts'
import type { BurstPort, UdpEndpoint, UdpPort } from '../udp-port.ts'
import type { Network } from '../network.ts'
import { Buffer } from 'node:buffer'
import type { WhoIs } from '../../base/who-is.ts'

/** Receives every datagram of interest, in either direction. `bytes` is valid only during the call. */
type Tap = (mac: MacAddress, datagram: TappedDatagram) => void

interface TappedDatagram {
  readonly bytes: Uint8Array
  readonly from: UdpEndpoint
  readonly to: UdpEndpoint
  readonly isReceived: boolean
}

const DHCP_PORTS: ReadonlySet<number> = new Set([67, 4011])
const TFTP_PORT = 69
const ANYWHERE = '0.0.0.0'
const BROADCAST = parseIpv4('255.255.255.255')!

type Owner = (bytes: Uint8Array, other: UdpEndpoint) => MacAddress | null

/** Wraps a network and copies its DHCP and TFTP datagrams to `tap`. TFTP data passes through without a copy. */
export function tapNetwork(network: Network, needs: { readonly whoIs: WhoIs; readonly tap: Tap }): Network {
  const ownerOfTftp: Owner = (bytes, { address }) =>
    isTftpControl(bytes) ? (needs.whoIs(address)?.mac ?? null) : null
  const ownerFor = (port: number): Owner | null => {
    if (DHCP_PORTS.has(port)) return machineInDhcp
    return port === TFTP_PORT ? ownerOfTftp : null
  }
  const tapped = (port: UdpPort, owner: Owner | null): UdpPort => {
    if (!owner) return port
    const own: UdpEndpoint = { address: port.address, port: port.port }
    return {
      ...passThrough(port),
      send(bytes, to) {
        const mac = owner(bytes, to)
        port.send(bytes, to)
        if (mac) needs.tap(mac, { bytes, from: own, to, isReceived: false })
      },
      onDatagram: listener =>
        port.onDatagram((bytes, from) => {
          const mac = owner(bytes, from)
          // A client without an address can only be reached by broadcast.
          const to = from.address === ANYWHERE ? { ...own, address: BROADCAST } : own
          if (mac) needs.tap(mac, { bytes, from, to, isReceived: true })
          listener(bytes, from)
        }),
    }
  }
  return {
    cards: () => network.cards(),
    watchCards: listener => network.watchCards(listener),
    openNdpPort: options => network.openNdpPort(options),
    neighbours: card => network.neighbours(card),
    neighbourAt: ip => network.neighbourAt(ip),
    openCardPort: async options => tapped(await network.openCardPort(options), ownerFor(options.port)),
    openAddressPort: async options => tapped(await network.openAddressPort(options), ownerFor(options.port)),
    async openBurstPort(options): Promise<BurstPort> {
      const port = await network.openBurstPort(options)
      return {
        ...tapped(port, ownerOfTftp),
        sendBurst: (bytes, segmentBytes, to) => port.sendBurst(bytes, segmentBytes, to),
      }
    },
  }
}

function passThrough(port: UdpPort): UdpPort {
  return {
    address: port.address,
    port: port.port,
    send: (bytes, to) => port.send(bytes, to),
    onDatagram: listener => port.onDatagram(listener),
    onError: listener => port.onError(listener),
    close: () => port.close(),
  }
}

/** Length of a BOOTP message up to and including its magic cookie (RFC 951, RFC 2131 §2). */
const DHCP_MINIMUM_BYTES = 240
const HARDWARE_TYPE = 1
const HARDWARE_LENGTH = 2
const CLIENT_HARDWARE_ADDRESS = 28
const ETHERNET = 1
const ETHERNET_LENGTH = 6

/** RFC 1350 §5, RFC 2347. */
const TFTP_READ_REQUEST = 1
const TFTP_ACKNOWLEDGMENT = 4
const TFTP_ERROR = 5
const TFTP_OPTION_ACKNOWLEDGMENT = 6

/** The machine that a DHCP message is about; null for anything else. */
function machineInDhcp(bytes: Uint8Array): MacAddress | null {
  if (bytes.length < DHCP_MINIMUM_BYTES) return null
  if (bytes[HARDWARE_TYPE] !== ETHERNET || bytes[HARDWARE_LENGTH] !== ETHERNET_LENGTH) return null
  return macFromBytes(bytes, CLIENT_HARDWARE_ADDRESS)
}

/**
 * TFTP requests, errors, OACK, and the acknowledgment of the options (block 0). Reads only four bytes, so data costs
 * next to nothing.
 */
function isTftpControl(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] !== 0) return false
  const opcode = bytes[1]
  if (opcode === TFTP_ACKNOWLEDGMENT) return bytes[2] === 0 && bytes[3] === 0
  return opcode === TFTP_READ_REQUEST || opcode === TFTP_ERROR || opcode === TFTP_OPTION_ACKNOWLEDGMENT
}

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
