import type { Ipv4 } from '#contract/address.ts'
import { MessageType, OptionCode } from './option-code.ts'
import { encodeField, encodeMessageType } from './option-value.ts'
import { BootOp, FILE_LENGTH, NO_ADDRESS, SNAME_LENGTH, type DhcpPacket } from './packet.ts'

/** RFC 2131 §4.1. */
export const DHCP_SERVER_PORT = 67
export const DHCP_CLIENT_PORT = 68
const LIMITED_BROADCAST = '255.255.255.255' as Ipv4
const BROADCAST_FLAG = 0x8000
const NO_SNAME = new Uint8Array(SNAME_LENGTH)
const NO_FILE = new Uint8Array(FILE_LENGTH)

/** A reply while the stages build it. */
export interface ReplyDraft {
  /** Null for BOOTP: the reply has no option 53. */
  messageType: MessageType | null
  ciaddr: Ipv4
  yiaddr: Ipv4
  siaddr: Ipv4
  /** True: the reply goes to `ciaddr`, although a relay forwarded the request. */
  isDirect: boolean
  /** Copied to the header if it fits (127 bytes); option 67 always has it in full. */
  file: string
  readonly options: Map<number, Uint8Array>
}

/**
 * The order that booted every client tried: type and server first (NetBSD reads only a short area), relay information
 * last (RFC 3046 §2.2). Other options follow in the order in which they were set.
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
    isDirect: false,
    file: '',
    options: new Map(),
  }
}

/** Makes the packet of a draft. Copies what identifies the exchange from the request, including `flags` unchanged. */
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
    giaddr: draft.isDirect ? NO_ADDRESS : request.giaddr,
    chaddr: request.chaddr,
    sname: NO_SNAME,
    file: (draft.file === '' ? null : encodeField(draft.file, FILE_LENGTH)) ?? NO_FILE,
    options: inOrder(draft),
  }
}

/**
 * RFC 2131 §4.3.2: the relay must broadcast a NAK, because the client may not have the address that it asked about.
 */
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
 * The destination of a reply, RFC 2131 §4.1 with one exception: a client without an address always gets a broadcast,
 * whatever its broadcast flag says. A UDP socket cannot reach an address that does not answer ARP yet, and EDK2
 * ignores both unicast to `yiaddr` and subnet broadcasts. `ciaddr` is the reply's, set only for a renewing or
 * informing client: Slipway never sends to an unverified address from a packet.
 */
export function chooseReplyAddress(reply: Pick<DhcpPacket, 'giaddr' | 'ciaddr'>): {
  readonly address: Ipv4
  readonly port: number
} {
  if (reply.giaddr !== NO_ADDRESS) return { address: reply.giaddr, port: DHCP_SERVER_PORT }
  if (reply.ciaddr !== NO_ADDRESS) return { address: reply.ciaddr, port: DHCP_CLIENT_PORT }
  return { address: LIMITED_BROADCAST, port: DHCP_CLIENT_PORT }
}
