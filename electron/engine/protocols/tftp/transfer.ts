import { reason, type Reason } from '#contract/reason.ts'
import { ErrorCode } from './packet.ts'

/** How a transfer ended. */
export type Outcome =
  | { readonly kind: 'finished' }
  /** The client asked for the size and aborted: EDK2 and Intel ROMs do this before they fetch. */
  | { readonly kind: 'probed' }
  | ({ readonly kind: 'failed'; readonly said?: string } & Reason)

/** The action to take. */
export type Step =
  | { readonly kind: 'wait' }
  | { readonly kind: 'send-option-ack' }
  /** Blocks `first` to `last`, counted from 1 without wrapping. */
  | { readonly kind: 'send-data'; readonly first: number; readonly last: number }
  | { readonly kind: 'end'; readonly outcome: Outcome }

/** The protocol of sending one file to one client: events in, steps out. Uses no socket, file or timer. */
export interface Transfer {
  begin(nowMs: number): Step
  /** `block` is the 16-bit number on the wire. */
  acknowledge(block: number, nowMs: number): Step
  /** The client sent an ERROR. */
  abort(code: number, message: string): Step
  /** Call at `deadlineMs`. */
  expire(nowMs: number): Step
  readonly deadlineMs: number
  /** Bytes acknowledged by the client. */
  readonly acknowledgedBytes: number
}

const WAIT: Step = { kind: 'wait' }
/** A client that is silent for this long is gone. */
const GIVE_UP_MS = 15_000
/**
 * A client that never acknowledges the last block already has it: after this many retransmissions the transfer counts
 * as finished.
 */
const LAST_BLOCK_REPETITIONS = 3

/**
 * Sends blocks of `blksize` bytes in windows of `windowsize` blocks (RFC 7440). `timeoutMs` is the interval that the
 * client requested (RFC 2349); null to adapt.
 */
export function createTransfer(plan: {
  readonly sizeBytes: number
  readonly blksize: number
  readonly windowsize: number
  readonly timeoutMs: number | null
  /** True if options were accepted: the client then answers the OACK with ACK 0 before data flows (RFC 2347). */
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
  /** True once a gap after `acknowledged` was answered; further duplicates of that ACK come from the old window. */
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
      // Distance from the last acknowledged block. A stale ACK is near 65535 and so outside any window.
      const advance = (block - acknowledged) & 0xffff
      if (advance > sent - acknowledged) return WAIT
      if (advance === 0) {
        // With a window of one, a duplicate ACK is never a reason to send (RFC 1123 §4.2.3.1, the sorcerer's
        // apprentice). In a larger window it means that the first block is missing: go back, once (RFC 7440 §4).
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
      if (isAwaitingOptionReply) return end(isNormalEnd(code) ? { kind: 'probed' } : failed)
      // GRUB and NetBSD close a file that they have read completely with an ERROR.
      return end(sent === blockCount && isNormalEnd(code) ? { kind: 'finished' } : failed)
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

/** True for the codes that mean "I have what I wanted": EDK2 sends 8, iPXE and GRUB 0, NetBSD 3. */
function isNormalEnd(code: number): boolean {
  return (
    code === ErrorCode.NotDefined || code === ErrorCode.DiskFull || code === ErrorCode.OptionNegotiationFailed
  )
}

/** Timing of retransmissions. */
interface Retransmission {
  readonly delayMs: number
  /** Time until the answer to something that was sent only once (Karn's rule). */
  sample(roundTripMs: number): void
  /** Doubles the delay after a timeout. */
  backOff(): void
}

const FIRST_DELAY_MS = 1000
/** Clients pause to write to flash; a retransmission costs them more than a wait costs us. */
const MIN_DELAY_MS = 400
/** Longer than atftp's 5 s: it ignores a window that it already has until its own timeout. */
const MAX_DELAY_MS = 6000
const ROUND_TRIPS_TO_WAIT = 8
/** Jacobson's gain. */
const GAIN = 1 / 8

/**
 * Adapts to the client's pace and doubles while it is silent. Fixed if the client requested a `timeout` (RFC 2349).
 */
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
