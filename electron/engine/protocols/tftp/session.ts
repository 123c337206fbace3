import { reason } from '#contract/reason.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { Clock } from '../../base/clock.ts'
import { MAX_BURST_SEGMENTS, type BurstPort, type UdpEndpoint } from '../../net/udp-port.ts'
import type { Negotiated } from './options.ts'
import {
  DATA_HEADER_BYTES,
  decodePacket,
  encodeError,
  encodeOptionAck,
  ErrorCode,
  readAck,
  writeData,
  type TftpPacket,
} from './packet.ts'
import { createReadAhead, type PiecePool } from './read-ahead.ts'
import { createTransfer, type Outcome, type Step } from './transfer.ts'
import type { ReadableFile } from '../../base/readable-file.ts'

/** Events of a session. The packet path calls them all. */
interface SessionListener {
  /** The client accepted the options, or requested none: data flows. */
  started(): void
  progressed(acknowledgedBytes: number): void
  /** The client was silent, and the unacknowledged blocks were sent again. */
  repeated(acknowledgedBytes: number): void
  ended(outcome: Outcome, acknowledgedBytes: number): void
}

/** One running transfer. */
export interface Session {
  /** When the last packet of the client arrived. */
  readonly lastPacketAtMs: number
  /** Sends an ERROR to the client; resolves when the port and the file are closed. */
  stop(): Promise<void>
  /** Ends without an ERROR, because the client has started again. */
  abandon(): void
}

/** Runs a {@link createTransfer} over a separate port: packets and timer in, datagrams out. */
export function startSession(needs: {
  port: BurstPort
  /** A buffer of MAX_BURST_BYTES for assembling windows. Sessions share it, since sending copies it. */
  burst: Uint8Array
  pieces: PiecePool
  client: UdpEndpoint
  file: ReadableFile
  negotiated: Negotiated
  clock: Clock
  listener: SessionListener
}): Session {
  const { port, burst, pieces, client, file, negotiated, clock, listener } = needs
  const hasOptionAck = negotiated.acknowledged.size > 0
  const transfer = createTransfer({ ...negotiated, sizeBytes: file.sizeBytes, hasOptionAck })
  const readAhead = createReadAhead(file, negotiated, pieces)
  const packetBytes = DATA_HEADER_BYTES + negotiated.blksize
  const burstBytes = Math.min(burst.length, MAX_BURST_SEGMENTS * packetBytes)
  let hasStarted = false
  let hasEnded = false
  /** Increases with every step, so that data read for an outdated step is not sent. */
  let stepNumber = 0
  let timer: { readonly dueMs: number; readonly cancel: () => void } | null = null
  let lastPacketAtMs = clock.nowMs()
  let closing: Promise<void> = Promise.resolve()

  const perform = (step: Step): void => {
    if (hasEnded || step.kind === 'wait') return
    stepNumber++
    if (step.kind === 'end') return end(step.outcome)
    if (step.kind === 'send-option-ack') port.send(encodeOptionAck(negotiated.acknowledged), client)
    else sendData(step.first, step.last)
    watchDeadline()
  }

  const sendData = (first: number, last: number): void => {
    if (!hasStarted) {
      hasStarted = true
      listener.started()
    }
    let length = 0
    for (let block = first; block <= last; block++) {
      const bytes = readAhead.block(block)
      if (!bytes) {
        flushBurst(length)
        return sendWhenRead(block, last)
      }
      if (length + packetBytes > burstBytes) {
        flushBurst(length)
        length = 0
      }
      length += writeData(burst, length, block, bytes)
    }
    flushBurst(length)
  }
  const flushBurst = (length: number): void => {
    if (length > 0) port.sendBurst(burst.subarray(0, length), packetBytes, client)
  }
  const sendWhenRead = (block: number, last: number): void => {
    const number = stepNumber
    readAhead.load(block).then(
      () => {
        if (number === stepNumber && !hasEnded) sendData(block, last)
      },
      (error: unknown) => {
        if (hasEnded) return
        const said = error instanceof Error ? error.message : String(error)
        port.send(encodeError(ErrorCode.NotDefined, 'Read error'), client)
        end({ kind: 'failed', ...reason('file-unreadable', { said }) })
      },
    )
  }

  /** Restarts itself if the deadline has moved, instead of creating a timer for every packet. */
  const watchDeadline = (): void => {
    if (hasEnded) return
    const dueMs = transfer.deadlineMs
    if (timer && timer.dueMs <= dueMs) return
    timer?.cancel()
    const cancel = clock.after(Math.max(0, dueMs - clock.nowMs()), () => {
      timer = null
      if (clock.nowMs() >= transfer.deadlineMs) expire()
      watchDeadline()
    })
    timer = { dueMs, cancel }
  }

  const expire = (): void => {
    perform(transfer.expire(clock.nowMs()))
    if (!hasEnded) listener.repeated(transfer.acknowledgedBytes)
  }

  const end = (outcome: Outcome): void => {
    if (hasEnded) return
    hasEnded = true
    timer?.cancel()
    stopListening()
    readAhead.close()
    closing = Promise.allSettled([port.close(), file.close()]).then(() => undefined)
    listener.ended(outcome, transfer.acknowledgedBytes)
  }

  const receive = (bytes: Uint8Array, from: UdpEndpoint): void => {
    const isOtherSender = from.address !== client.address || from.port !== client.port
    const block = readAck(bytes)
    if (block !== null && !isOtherSender) return acknowledged(block)
    const packet = tryDecode(bytes)
    if (!packet) return
    if (isOtherSender) {
      // RFC 1350 §4: a packet from another sender gets an ERROR 5 and must not disturb the transfer.
      if (packet.kind !== 'error')
        port.send(encodeError(ErrorCode.UnknownTransferId, 'Unknown transfer ID'), from)
      return
    }
    lastPacketAtMs = clock.nowMs()
    if (packet.kind === 'error') perform(transfer.abort(packet.code, packet.message))
  }
  const acknowledged = (block: number): void => {
    lastPacketAtMs = clock.nowMs()
    const before = transfer.acknowledgedBytes
    perform(transfer.acknowledge(block, lastPacketAtMs))
    if (!hasEnded && transfer.acknowledgedBytes > before) listener.progressed(transfer.acknowledgedBytes)
  }

  const stopListening = port.onDatagram(receive)
  perform(transfer.begin(clock.nowMs()))
  return {
    get lastPacketAtMs() {
      return lastPacketAtMs
    },
    stop() {
      if (!hasEnded) {
        port.send(encodeError(ErrorCode.NotDefined, 'Transfer stopped'), client)
        end({ kind: 'failed', ...reason('transfer-stopped') })
      }
      return closing
    },
    abandon() {
      end({ kind: 'failed', ...reason('transfer-anew') })
    },
  }
}

/** Null for bytes that are not a TFTP packet: noise on a transfer's port. */
function tryDecode(bytes: Uint8Array): TftpPacket | null {
  try {
    return decodePacket(bytes)
  } catch (error) {
    if (error instanceof DecodeError) return null
    throw error
  }
}

/** Ten updates a second are as many as a person can follow. */
const PROGRESS_INTERVAL_MS = 100

/** Turns a session's events into facts. */
export function createSessionReporter(needs: {
  transfer: number
  file: string
  sizeBytes: number
  negotiated: Negotiated
  clock: Clock
  record: (fact: BootFact) => void
}): SessionListener {
  const { transfer, file, sizeBytes, negotiated, clock, record } = needs
  let startedAtMs = clock.nowMs()
  let reportedAtMs = startedAtMs
  let reportedBytes = 0

  const report = (sentBytes: number): void => {
    reportedAtMs = clock.nowMs()
    reportedBytes = sentBytes
    record({ kind: 'tftp.progress', transfer, file, sentBytes, sizeBytes })
  }

  return {
    started() {
      startedAtMs = reportedAtMs = clock.nowMs()
      const { blksize, windowsize } = negotiated
      record({ kind: 'tftp.started', transfer, file, sizeBytes, blksize, windowsize })
    },
    progressed(sentBytes) {
      if (clock.nowMs() - reportedAtMs >= PROGRESS_INTERVAL_MS) report(sentBytes)
    },
    repeated(sentBytes) {
      // Its position before it fell silent: this may be the last report about it.
      if (sentBytes > reportedBytes) report(sentBytes)
    },
    ended(outcome, sentBytes) {
      if (outcome.kind === 'probed') record({ kind: 'tftp.probed', file, sizeBytes })
      else if (outcome.kind === 'failed')
        record({ ...outcome, kind: 'tftp.failed', transfer, file, sentBytes, sizeBytes })
      else record({ kind: 'tftp.finished', transfer, file, sizeBytes, tookMs: clock.nowMs() - startedAtMs })
    },
  }
}
