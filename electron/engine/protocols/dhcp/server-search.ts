import { randomInt } from 'node:crypto'
import { parseIpv4, parseMac, type Ipv4, type MacAddress } from '#contract/address.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { Clock } from '../../base/clock.ts'
import type { UdpPort } from '../../net/udp-port.ts'
import { MessageType, OptionCode } from './option-code.ts'
import { decodeAddress, decodeText, encodeMessageType } from './option-value.ts'
import {
  BootOp,
  CHADDR_LENGTH,
  decodePacket,
  encodePacket,
  FILE_LENGTH,
  NO_ADDRESS,
  SNAME_LENGTH,
  type DhcpPacket,
} from './packet.ts'
import type { OtherBootInfo } from './transaction-watch.ts'

const BROADCAST = '255.255.255.255' as Ipv4
const SERVER_PORT = 67
const BROADCAST_FLAG = 0x8000
const ETHERNET = 1

/** Times of the probes: one may be lost, and a busy server answers the next. */
const PROBES_AFTER_MS = [0, 500, 1500]
/** dnsmasq, used in most home routers, pings an address for up to 3 s before it offers it. */
export const SEARCH_MS = 3500

/** Another DHCP server on the card, and the boot information it sends. */
export interface OtherServer {
  readonly server: Ipv4
  readonly boot: OtherBootInfo
}

/**
 * Looks for another DHCP server on a card without taking an address: it sends a DISCOVER and never a REQUEST. It sends
 * as a relay would (servers answer to port 67 of the relay's address, which is ours) and, if port 68 could be opened,
 * as a client would, because some home routers ignore relays. Resolves at the first answer, or with null after {@link
 * SEARCH_MS}. Leaves the ports open.
 */
export function findOtherServer(needs: {
  serverPort: UdpPort
  /** Null if another program has port 68. */
  clientPort: UdpPort | null
  /**
   * The card's address, from which the probe's address is derived: the same at every search, so that a server reserves
   * only one.
   */
  mac: MacAddress | null
  clock: Clock
  /** Aborting resolves the search with null. */
  signal?: AbortSignal
}): Promise<OtherServer | null> {
  const { serverPort, clientPort, clock, signal } = needs
  const xid = randomInt(1, 0xffff_ffff)
  const mac = probeMac(needs.mac)
  return new Promise(resolve => {
    const undo: (() => void)[] = []
    const finish = (found: OtherServer | null): void => {
      for (const act of undo.splice(0)) act()
      resolve(found)
    }
    const hear = (bytes: Uint8Array): void => {
      const found = readOffer(bytes, xid)
      if (found !== null && found.server !== serverPort.address) finish(found)
    }
    undo.push(serverPort.onDatagram(hear))
    if (clientPort) undo.push(clientPort.onDatagram(hear))
    for (const delayMs of PROBES_AFTER_MS) {
      undo.push(
        clock.after(delayMs, () => {
          const to = { address: BROADCAST, port: SERVER_PORT }
          serverPort.send(encodeProbe(xid, mac, serverPort.address), to)
          clientPort?.send(encodeProbe(xid, mac, NO_ADDRESS), to)
        }),
      )
    }
    undo.push(clock.after(SEARCH_MS, () => finish(null)))
    const giveUp = (): void => finish(null)
    signal?.addEventListener('abort', giveUp)
    undo.push(() => signal?.removeEventListener('abort', giveUp))
    if (signal?.aborted) giveUp()
  })
}

/** The server that offered our probe an address. Null for anything else, including a proxy's offer. */
function readOffer(bytes: Uint8Array, xid: number): OtherServer | null {
  try {
    const packet = decodePacket(bytes)
    if (packet.op !== BootOp.Reply || packet.xid !== xid || packet.yiaddr === NO_ADDRESS) return null
    const server = decodeAddress(packet.options.get(OptionCode.ServerIdentifier))
    return server && { server, boot: readBootInfo(packet) }
  } catch (error) {
    if (error instanceof DecodeError) return null
    throw error
  }
}

/** Boot information counts only with a file: dnsmasq always puts itself in `siaddr`. */
function readBootInfo(packet: DhcpPacket): OtherBootInfo {
  const { options, siaddr } = packet
  const bootFile = decodeText(options.get(OptionCode.BootfileName)) ?? decodeText(packet.file)
  const named = parseIpv4(decodeText(options.get(OptionCode.TftpServerName)) ?? '')
  return { bootFile, nextServer: siaddr === NO_ADDRESS ? named : siaddr }
}

/** The options that a booting machine requests, so that a server that names a boot file does so here too. */
const REQUESTED = Uint8Array.of(
  OptionCode.SubnetMask,
  OptionCode.Router,
  OptionCode.TftpServerName,
  OptionCode.BootfileName,
)

function encodeProbe(xid: number, mac: Uint8Array, giaddr: Ipv4): Uint8Array {
  const chaddr = new Uint8Array(CHADDR_LENGTH)
  chaddr.set(mac)
  return encodePacket({
    op: BootOp.Request,
    htype: ETHERNET,
    hlen: mac.length,
    hops: giaddr === NO_ADDRESS ? 0 : 1,
    xid,
    secs: 0,
    flags: BROADCAST_FLAG,
    ciaddr: NO_ADDRESS,
    yiaddr: NO_ADDRESS,
    siaddr: NO_ADDRESS,
    giaddr,
    chaddr,
    sname: new Uint8Array(SNAME_LENGTH),
    file: new Uint8Array(FILE_LENGTH),
    options: new Map([
      [OptionCode.DhcpMessageType, encodeMessageType(MessageType.Discover)],
      [OptionCode.ParameterRequestList, REQUESTED],
    ]),
  })
}

/** The card's address turned into a locally administered one (IEEE 802): the card's own would disturb its lease. */
function probeMac(card: MacAddress | null): Uint8Array {
  const bytes = Buffer.from((card ?? parseMac('02005e000001')!).replaceAll(':', ''), 'hex')
  bytes[0] = (bytes[0]! & 0xfc) | 0x02
  bytes[5] = bytes[5]! ^ 0x53
  return bytes
}
