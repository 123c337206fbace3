import { reason, type Reason } from '#contract/reason.ts'
import { ErrorCode } from './packet.ts'

/** How a transfer ended. */
export type Outcome =
  | { readonly kind: 'finished' }
  /** The client asked for the size and hung up: EDK2 and Intel ROMs do so before they fetch. */
  | { readonly kind: 'probed' }
  | ({ readonly kind: 'failed'; readonly said?: string } & Reason)

/** What is to be done now. */
export type Step =
  | { readonly kind: 'wait' }
  | { readonly kind: 'send-option-ack' }
  /** Blocks `first` to `last`, counted from 1 without wrapping. */
  | { readonly kind: 'send-data'; readonly first: number; readonly last: number }
  | { readonly kind: 'end'; readonly outcome: Outcome }

/** Sending one file to one client: events in, steps out. Knows no socket, no file and no timer. */
export interface Transfer {
  begin(nowMs: number): Step
  /** `block` as on the wire, 16 bits. */
  acknowledge(block: number, nowMs: number): Step
  /** The client sent an ERROR. */
  abort(code: number, message: string): Step
  /** To be called at `deadlineMs`. */
  expire(nowMs: number): Step
  readonly deadlineMs: number
  /** Bytes that the client has acknowledged. */
  readonly acknowledgedBytes: number
}

const WAIT: Step = { kind: 'wait' }
/** Silence after which a client is gone. */
const GIVE_UP_MS = 15_000
/** A client that never acknowledges the last block has it: after so many repetitions that counts as finished. */
const LAST_BLOCK_REPETITIONS = 3

export function createTransfer(plan: {
  readonly sizeBytes: number
  readonly blksize: number
  readonly windowsize: number
  readonly timeoutMs: number | null
  /** True where options were accepted: the client answers the acknowledgment with ACK 0 before data flows. */
  readonly hasOptionAck: boolean
}): Transfer {
  const { sizeBytes, blksize, windowsize } = plan
  // A last block that is full is followed by an empty one (RFC 1350 §6).
  const blockCount = Math.floor(sizeBytes / blksize) + 1
  const retransmission = createRetransmission(plan.timeoutMs)
  const giveUpMs = Math.max(GIVE_UP_MS, 3 * (plan.timeoutMs ?? 0))

  let isAwaitingOptionReply = plan.hasOptionAck
  let acknowledged = 0
  let sent = 0
  /** True once a gap after `acknowledged` was answered; further duplicates of that ACK are echoes of the old window. */
  let hasGoneBack = false
  let repetitions = 0
  let sentAtMs = 0
  let progressAtMs = 0
  let deadlineMs = Number.POSITIVE_INFINITY

  const arm = (nowMs: number): void => {
    sentAtMs = nowMs
    deadlineMs = Math.min(nowMs + retransmission.delayMs, progressAtMs + giveUpMs)
  }
  const sendWindow = (nowMs: number): Step => {
    sent = Math.min(acknowledged + windowsize, blockCount)
    arm(nowMs)
    return { kind: 'send-data', first: acknowledged + 1, last: sent }
  }
  const end = (outcome: Outcome): Step => {
    deadlineMs = Number.POSITIVE_INFINITY
    return { kind: 'end', outcome }
  }
  const noteProgress = (nowMs: number): void => {
    if (repetitions === 0) retransmission.sample(nowMs - sentAtMs)
    repetitions = 0
    progressAtMs = nowMs
  }

  return {
    get deadlineMs() {
      return deadlineMs
    },
    get acknowledgedBytes() {
      return Math.min(acknowledged * blksize, sizeBytes)
    },

    begin(nowMs) {
      progressAtMs = nowMs
      if (!isAwaitingOptionReply) return sendWindow(nowMs)
      arm(nowMs)
      return { kind: 'send-option-ack' }
    },

    acknowledge(block, nowMs) {
      if (isAwaitingOptionReply) {
        if (block !== 0) return WAIT
        isAwaitingOptionReply = false
        noteProgress(nowMs)
        return sendWindow(nowMs)
      }
      // How far past the last acknowledged block; a stale ACK lands near 65535 and is beyond any window.
      const advance = (block - acknowledged) & 0xffff
      if (advance > sent - acknowledged) return WAIT
      if (advance === 0) {
        // With one block at a time a duplicate ACK is never a reason to send (RFC 1123 §4.2.3.1, the sorcerer's
        // apprentice). In a window it is how a client says that the first block is missing: go back, once.
        if (windowsize === 1 || hasGoneBack) return WAIT
        hasGoneBack = true
        return sendWindow(nowMs)
      }
      acknowledged += advance
      hasGoneBack = acknowledged < sent
      noteProgress(nowMs)
      return acknowledged === blockCount ? end({ kind: 'finished' }) : sendWindow(nowMs)
    },

    abort(code, message) {
      const failed = { kind: 'failed', reason: message || `error ${code}` } as const
      if (isAwaitingOptionReply) return end(isHangUp(code) ? { kind: 'probed' } : failed)
      // GRUB and NetBSD close a file they have read with an ERROR.
      return end(sent === blockCount && isHangUp(code) ? { kind: 'finished' } : failed)
    },

    expire(nowMs) {
      if (nowMs - progressAtMs >= giveUpMs)
        return end({
          kind: 'failed',
          ...reason(isAwaitingOptionReply ? 'no-answer-to-options' : 'no-answer'),
        })
      if (!isAwaitingOptionReply && sent === blockCount && repetitions >= LAST_BLOCK_REPETITIONS)
        return end({ kind: 'finished' })
      repetitions++
      retransmission.backOff()
      if (!isAwaitingOptionReply) return sendWindow(nowMs)
      arm(nowMs)
      return { kind: 'send-option-ack' }
    },
  }
}

/** "I have what I wanted": EDK2 says 8, iPXE and GRUB 0, NetBSD 3. */
function isHangUp(code: number): boolean {
  return (
    code === ErrorCode.NotDefined || code === ErrorCode.DiskFull || code === ErrorCode.OptionNegotiationFailed
  )
}

/** When an unanswered window is sent again. */
interface Retransmission {
  readonly delayMs: number
  /** An answer came after this long, to something that was sent once (Karn's rule). */
  sample(roundTripMs: number): void
  /** No answer: wait longer. */
  backOff(): void
}

const FIRST_DELAY_MS = 1000
/** Clients pause to write to flash; a repetition costs them more than a wait costs us. */
const MIN_DELAY_MS = 400
/** Longer than atftp's 5 s: it answers a window that it has twice with silence until it has heard nothing for so long. */
const MAX_DELAY_MS = 6000
const ROUND_TRIPS_TO_WAIT = 8
/** Jacobson's gain. */
const GAIN = 1 / 8

/** Adapts to the client's pace and doubles while it is silent; fixed where the client asked for a `timeout` (RFC 2349). */
function createRetransmission(fixedDelayMs: number | null): Retransmission {
  let smoothedMs: number | null = null
  let delayMs = fixedDelayMs ?? FIRST_DELAY_MS
  return {
    get delayMs() {
      return delayMs
    },
    sample(roundTripMs) {
      if (fixedDelayMs !== null) return
      smoothedMs = smoothedMs === null ? roundTripMs : smoothedMs + (roundTripMs - smoothedMs) * GAIN
      delayMs = Math.min(Math.max(smoothedMs * ROUND_TRIPS_TO_WAIT, MIN_DELAY_MS), FIRST_DELAY_MS)
    },
    backOff() {
      if (fixedDelayMs === null) delayMs = Math.min(delayMs * 2, MAX_DELAY_MS)
    },
  }
}
