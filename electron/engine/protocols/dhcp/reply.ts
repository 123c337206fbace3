import type { Ipv4 } from '#contract/address.ts'
import { MessageType, OptionCode } from './option-code.ts'
import { encodeField, encodeMessageType } from './option-value.ts'
import { BootOp, FILE_LENGTH, NO_ADDRESS, SNAME_LENGTH, type DhcpPacket } from './packet.ts'

export const DHCP_SERVER_PORT = 67
export const DHCP_CLIENT_PORT = 68
const LIMITED_BROADCAST = '255.255.255.255' as Ipv4
const BROADCAST_FLAG = 0x8000
const NO_SNAME = new Uint8Array(SNAME_LENGTH)
const NO_FILE = new Uint8Array(FILE_LENGTH)

/** A reply while the stages fill it in. */
export interface ReplyDraft {
  /** Null for BOOTP: no option 53. */
  messageType: MessageType | null
  ciaddr: Ipv4
  yiaddr: Ipv4
  siaddr: Ipv4
  /** Goes into the header where it fits (127 bytes); option 67 carries it whole. */
  file: string
  readonly options: Map<number, Uint8Array>
}

/**
 * The order that booted every client tried: type and server first (NetBSD reads a short area), relay information
 * last (RFC 3046). Options not named here follow in the order in which they were set.
 */
const OPTION_ORDER: readonly number[] = [
  OptionCode.ServerIdentifier,
  OptionCode.IpAddressLeaseTime,
  OptionCode.RenewalTime,
  OptionCode.RebindingTime,
  OptionCode.SubnetMask,
  OptionCode.Router,
  OptionCode.DomainNameServer,
  OptionCode.HostName,
  OptionCode.VendorClassIdentifier,
  OptionCode.VendorSpecificInformation,
  OptionCode.TftpServerName,
  OptionCode.BootfileName,
  OptionCode.RootPath,
  OptionCode.ClientMachineIdentifier,
  OptionCode.ClientIdentifier,
  OptionCode.Etherboot,
]

export function createReplyDraft(messageType: MessageType | null): ReplyDraft {
  return {
    messageType,
    ciaddr: NO_ADDRESS,
    yiaddr: NO_ADDRESS,
    siaddr: NO_ADDRESS,
    file: '',
    options: new Map(),
  }
}

/** The packet for a draft; what identifies the exchange is copied from the request, `flags` to the letter. */
export function toReplyPacket(request: DhcpPacket, draft: ReplyDraft): DhcpPacket {
  return {
    op: BootOp.Reply,
    htype: request.htype,
    hlen: request.hlen,
    hops: 0,
    xid: request.xid,
    secs: 0,
    flags: isRelayedNak(request, draft) ? request.flags | BROADCAST_FLAG : request.flags,
    ciaddr: draft.ciaddr,
    yiaddr: draft.yiaddr,
    siaddr: draft.siaddr,
    giaddr: request.giaddr,
    chaddr: request.chaddr,
    sname: NO_SNAME,
    file: (draft.file === '' ? null : encodeField(draft.file, FILE_LENGTH)) ?? NO_FILE,
    options: inOrder(draft),
  }
}

/** RFC 2131 §4.3.2: the relay must broadcast it, for the client may not have the address it asked about. */
function isRelayedNak(request: DhcpPacket, draft: ReplyDraft): boolean {
  return draft.messageType === MessageType.Nak && request.giaddr !== NO_ADDRESS
}

function inOrder({ messageType, options }: ReplyDraft): Map<number, Uint8Array> {
  const ordered = new Map<number, Uint8Array>()
  if (messageType !== null) ordered.set(OptionCode.DhcpMessageType, encodeMessageType(messageType))
  for (const code of OPTION_ORDER) {
    const value = options.get(code)
    if (value) ordered.set(code, value)
  }
  options.forEach((value, code) => {
    if (!ordered.has(code)) ordered.set(code, value)
  })
  // RFC 3046 §2.2: the relay's own option is the last one of the reply.
  const relay = ordered.get(OptionCode.RelayAgentInformation)
  if (relay) {
    ordered.delete(OptionCode.RelayAgentInformation)
    ordered.set(OptionCode.RelayAgentInformation, relay)
  }
  return ordered
}

/**
 * Where a reply goes, RFC 2131 §4.1, with one bend: a client without an address is always answered by broadcast,
 * whatever its broadcast flag says. A UDP socket cannot reach an address that answers no ARP yet, and EDK2 ignores
 * unicast to `yiaddr` and subnet broadcasts alike. `ciaddr` is the reply's own, which only a renewing or informing
 * client has in it: an address from a packet that nobody checked is never sent to.
 */
export function chooseReplyAddress(reply: Pick<DhcpPacket, 'giaddr' | 'ciaddr'>): {
  readonly address: Ipv4
  readonly port: number
} {
  if (reply.giaddr !== NO_ADDRESS) return { address: reply.giaddr, port: DHCP_SERVER_PORT }
  if (reply.ciaddr !== NO_ADDRESS) return { address: reply.ciaddr, port: DHCP_CLIENT_PORT }
  return { address: LIMITED_BROADCAST, port: DHCP_CLIENT_PORT }
}
