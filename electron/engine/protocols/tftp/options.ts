import type { TftpOptions } from './packet.ts'

/** What both sides will use. */
export interface Negotiated {
  readonly blksize: number
  readonly windowsize: number
  /** The retransmission interval the client asked for; null leaves it to us. */
  readonly timeoutMs: number | null
  /** What the option acknowledgment says; empty: there is none, data follows at once. */
  readonly acknowledged: TftpOptions
}

/** RFC 1350's block. */
const DEFAULT_BLKSIZE = 512
/** RFC 2348 §2 */
const MIN_BLKSIZE = 8
const MAX_BLKSIZE = 65_464
/** IPv4, UDP and TFTP headers. */
const HEADER_BYTES = 32
const ETHERNET_MTU_BYTES = 1500
/** RFC 7440 allows 65535; beyond this a window only fills the client's buffers. */
const LARGEST_WINDOWSIZE = 64
/** Large blocks in a large window: more than a client's socket holds, and two windows of each client are in our memory. */
const LARGEST_WINDOW_BYTES = 128 * 1024

/** The largest block that crosses this card in one piece: many network boot ROMs cannot put fragments together. */
export function unfragmentedBlksize(mtuBytes: number | null = null): number {
  const blksize = (mtuBytes ?? ETHERNET_MTU_BYTES) - HEADER_BYTES
  return Math.min(Math.max(blksize, DEFAULT_BLKSIZE), MAX_BLKSIZE)
}

/**
 * Accepts what we know of a request's options, RFC 2347 to 2349 and 7440. Only what was asked is answered, in its
 * order and in lower case: EDK2 ends with PXE-E53 on upper case or where `tsize` is missing, PXELINUX on anything
 * unasked. Unknown options and senseless values are passed over in silence.
 */
export function negotiateOptions(
  requested: TftpOptions,
  { sizeBytes, maxBlksize = unfragmentedBlksize() }: { sizeBytes: number; maxBlksize?: number | undefined },
): Negotiated {
  const acknowledged = new Map<string, string>()
  let [blksize, windowsize] = [DEFAULT_BLKSIZE, 1]
  let timeoutMs: number | null = null

  for (const [name, text] of requested) {
    const value = parseNumber(text)
    if (value === null) continue
    if (name === 'blksize' && value >= MIN_BLKSIZE && value <= MAX_BLKSIZE) {
      blksize = Math.min(value, maxBlksize)
      acknowledged.set(name, String(blksize))
    } else if (name === 'windowsize' && value >= 1 && value <= 65_535) {
      windowsize = Math.min(value, LARGEST_WINDOWSIZE)
      acknowledged.set(name, String(windowsize))
    } else if (name === 'timeout' && value >= 1 && value <= 255) {
      timeoutMs = value * 1000
      acknowledged.set(name, text)
    } else if (name === 'tsize') {
      acknowledged.set(name, String(sizeBytes))
    }
  }
  const fitting = Math.max(1, Math.floor(LARGEST_WINDOW_BYTES / blksize))
  if (windowsize > fitting) {
    windowsize = fitting
    acknowledged.set('windowsize', String(windowsize))
  }
  return { blksize, windowsize, timeoutMs, acknowledged }
}

function parseNumber(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null
}
