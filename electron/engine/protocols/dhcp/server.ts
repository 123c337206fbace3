import type { MacAddress } from '#contract/address.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { Clock } from '../../base/clock.ts'
import type { UdpEndpoint, UdpPort } from '../../net/udp-port.ts'
import { readClientFacts, readMac } from './client-facts.ts'
import type { Exchange, Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import { MessageType, OptionCode } from './option-code.ts'
import { decodeMessageType } from './option-value.ts'
import { BootOp, decodePacket, encodePacket, type DhcpPacket } from './packet.ts'
import { readRelay } from './relay.ts'
import { createReplyOutbox } from './reply-outbox.ts'
import { chooseReplyAddress, createReplyDraft, toReplyPacket } from './reply.ts'

/** A datagram without a reply because it, or Slipway, had a problem. */
export type DhcpProblem =
  | {
      readonly code: 'malformed' | 'unsupported-hardware' | 'stage-failed'
      readonly detail: string
      readonly from: UdpEndpoint
      readonly mac: MacAddress | null
    }
  /** No ACK leaves while this lasts. Reported when it begins, not for every batch. */
  | { readonly code: 'leases-unwritable'; readonly detail: string }

const SENT_BY_SERVERS: ReadonlySet<MessageType> = new Set([
  MessageType.Offer,
  MessageType.Ack,
  MessageType.Nak,
])

export interface DhcpServer {
  /** Stops answering, sends the replies that still wait for the disk, and closes the port. */
  stop(): Promise<void>
}

/**
 * Starts answering the DHCP messages that arrive at a port. Nothing is awaited between a packet and its reply, so
 * packets never interleave. A malformed packet or a failing stage is reported and does not stop the server.
 */
export function createDhcpServer(needs: {
  port: UdpPort
  clock: Clock
  stages: readonly Stage[]
  /** For clients older than DHCP (RFC 951). If absent, they get no reply. */
  bootpStages?: readonly Stage[]
  /** Receives messages of other servers that arrive here: those to a relay, or a late answer to our search. */
  onServerMessage?: (message: DhcpPacket) => void
  /** The destination of a reply. Default: RFC 2131 §4.1. */
  replyTo?: (reply: DhcpPacket, from: UdpEndpoint) => UdpEndpoint
  leases: Pick<LeaseStore, 'commit'>
  log?: (problem: DhcpProblem) => void
}): DhcpServer {
  const { port, clock, stages, leases, log = () => undefined } = needs
  const { bootpStages = [], replyTo = chooseReplyAddress } = needs

  const receive = (bytes: Uint8Array, from: UdpEndpoint): void => {
    let mac: MacAddress | null = null
    try {
      const request = decodePacket(bytes)
      if (request.op !== BootOp.Request) return needs.onServerMessage?.(request)
      mac = readMac(request)
      if (!mac) {
        const detail = `hardware type ${request.htype}, address length ${request.hlen}`
        log({ code: 'unsupported-hardware', detail, from, mac })
        return
      }
      const exchange = beginExchange(request, mac, clock.nowMs())
      if (!exchange) return
      if (shouldSend(exchange, exchange.messageType === null ? bootpStages : stages)) send(exchange, from)
    } catch (error) {
      const code = error instanceof DecodeError ? 'malformed' : 'stage-failed'
      log({ code, detail: error instanceof Error ? error.message : String(error), from, mac })
    }
  }
  const send = ({ request, mac, reply, needsCommit, onSent }: Exchange, from: UdpEndpoint): void => {
    const packet = toReplyPacket(request, reply)
    outbox.post({ mac, bytes: encodePacket(packet), to: replyTo(packet, from), needsCommit, onSent })
  }

  let canWrite = true
  const outbox = createReplyOutbox({
    send: port.send,
    commit(done) {
      leases.commit(error => {
        if (error && canWrite) log({ code: 'leases-unwritable', detail: error.message })
        canWrite = !error
        done(error)
      })
    },
  })

  const stopListening = port.onDatagram(receive)
  return {
    async stop() {
      stopListening()
      await outbox.drain()
      await port.close()
    },
  }
}

/** Null for a message that clients do not send, or of an unknown type. Without a type it is BOOTP. */
function beginExchange(request: DhcpPacket, mac: MacAddress, nowMs: number): Exchange | null {
  const typeOption = request.options.get(OptionCode.DhcpMessageType)
  const messageType = decodeMessageType(typeOption)
  if (typeOption && messageType === null) return null
  if (messageType !== null && SENT_BY_SERVERS.has(messageType)) return null
  return {
    request,
    messageType,
    mac,
    nowMs,
    relay: readRelay(request),
    segment: null,
    facts: readClientFacts(request, mac),
    address: null,
    router: null,
    choice: undefined,
    reply: createReplyDraft(replyTypeOf(messageType)),
    needsCommit: false,
    onSent: null,
  }
}

function replyTypeOf(asked: MessageType | null): MessageType | null {
  if (asked === null) return null
  return asked === MessageType.Discover ? MessageType.Offer : MessageType.Ack
}

/** True if a stage returned `send`. A list without a verdict sends nothing. */
function shouldSend(exchange: Exchange, stages: readonly Stage[]): boolean {
  for (const stage of stages) {
    const verdict = stage(exchange)
    if (verdict !== 'next') return verdict === 'send'
  }
  return false
}
