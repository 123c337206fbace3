import { macFromBytes, parseIpv4, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { BurstPort, UdpEndpoint, UdpPort } from '../udp-port.ts'
import type { Network } from '../network.ts'

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
export function tapNetwork(
  network: Network,
  needs: { readonly machineAt: (ip: Ipv4) => MacAddress | null; readonly tap: Tap },
): Network {
  const ownerOfTftp: Owner = (bytes, { address }) => (isTftpControl(bytes) ? needs.machineAt(address) : null)
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
