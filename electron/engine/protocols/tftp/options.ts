import type { TftpOptions } from './packet.ts'

/** The negotiated values. */
export interface Negotiated {
  readonly blksize: number
  readonly windowsize: number
  /** The retransmission interval that the client requested; null to use ours. */
  readonly timeoutMs: number | null
  /** The options to acknowledge. If empty, there is no OACK and data follows at once. */
  readonly acknowledged: TftpOptions
}

/** The block size of RFC 1350. */
const DEFAULT_BLKSIZE = 512
/** RFC 2348 §2 */
const MIN_BLKSIZE = 8
const MAX_BLKSIZE = 65_464
/** IPv4, UDP and TFTP headers. */
const HEADER_BYTES = 32
const ETHERNET_MTU_BYTES = 1500
/** RFC 7440 allows 65535, but larger windows only fill the client's buffers. */
const LARGEST_WINDOWSIZE = 64
/**
 * Limits large blocks in large windows: more than a client's socket buffer holds, and we keep two windows of each
 * client in memory.
 */
const LARGEST_WINDOW_BYTES = 128 * 1024

/** The largest block that this card sends unfragmented: many network boot ROMs cannot reassemble fragments. */
export function unfragmentedBlksize(mtuBytes: number | null = null): number {
  const blksize = (mtuBytes ?? ETHERNET_MTU_BYTES) - HEADER_BYTES
  return Math.min(Math.max(blksize, DEFAULT_BLKSIZE), MAX_BLKSIZE)
}

/**
 * Negotiates the known options of a request (RFC 2347, 2348, 2349, 7440). Acknowledges only requested ones, in the
 * client's order and in lower case: EDK2 ends with PXE-E53 on upper case or a missing `tsize`, PXELINUX on any option
 * it did not request. Silently ignores unknown options and invalid values.
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
