import type { BodyWriter } from './body-writer.ts'
import type { BytePart } from './byte-range.ts'
import type { TransferFacts } from './transfer-facts.ts'
import { sendByKernel, type KernelSender } from './send-by-kernel.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** A part of a file, and the bytes before it. */
export interface Piece {
  readonly head: Buffer | null
  readonly part: BytePart
}

/**
 * Sends the pieces of a body in order. Each is a separate transfer in the facts, so that what a machine has of a file
 * is counted correctly. False if the body is incomplete: the client hung up or the file could not be read.
 */
export async function sendParts(
  exchange: {
    readonly writer: BodyWriter
    readonly file: VersionedFile
    readonly senders: Senders
    readonly status: number
    readonly newFacts: () => TransferFacts
  },
  body: { readonly pieces: readonly Piece[]; readonly tail: Buffer | null },
): Promise<boolean> {
  const { writer, file, senders } = exchange
  for (const { head, part } of body.pieces) {
    if (head) await writer.write(head)
    const facts = exchange.newFacts()
    facts.started(part.end - part.start, { offset: part.start, fileSizeBytes: file.sizeBytes })
    const outcome = await sendFile(writer, file, part, senders, facts.sent).catch(() => 'unreadable' as const)
    if (outcome !== 'complete') {
      facts.aborted()
      return false
    }
    facts.finished(exchange.status)
  }
  if (body.tail) await writer.write(body.tail)
  return !writer.isClosed()
}

/** How a transfer ended: everything was sent, the client hung up, or the file was shorter than announced. */
export type SendOutcome = 'complete' | 'aborted' | 'file-too-short'

/** The two ways to send bytes. */
export interface Senders {
  readonly pool: ChunkPool
  /** Null if this system has none. */
  readonly kernel: KernelSender | null
}

/** Smaller parts are read and written directly; preparing a kernel transfer costs more. */
const WORTH_THE_KERNEL_BYTES = 64 * 1024

/**
 * Sends bytes of a file at the client's pace, through the kernel if possible. Calls `onSent` with the total so far.
 * Rejects if the file cannot be read; the response is then unfinished.
 */
async function sendFile(
  writer: BodyWriter,
  file: VersionedFile,
  range: BytePart,
  senders: Senders,
  onSent: (sentBytes: number) => void,
): Promise<SendOutcome> {
  const onOffset = (offset: number): void => onSent(offset - range.start)
  const rest = await moveByKernel(writer, file, range, senders.kernel, onOffset)
  if (typeof rest !== 'number') return rest
  return sendChunks(writer, file, { start: rest, end: range.end }, senders.pool, onOffset)
}

/** A number is the offset from which bytes must pass through this process. */
async function moveByKernel(
  writer: BodyWriter,
  file: VersionedFile,
  range: BytePart,
  kernel: KernelSender | null,
  onOffset: (offset: number) => void,
): Promise<SendOutcome | number> {
  if (!kernel || range.end - range.start < WORTH_THE_KERNEL_BYTES || !file.place?.(range.start))
    return range.start
  const descriptor = writer.idleDescriptor()
  const connection = descriptor === null ? null : kernel.open(descriptor)
  if (!connection) return range.start
  try {
    return await sendByKernel(writer, file, range, connection, onOffset)
  } finally {
    connection.close()
  }
}

/** The kernel accepts about this much even for a client that reads nothing. */
const KEEPS_UP_BYTES = 256 * 1024

/**
 * Sends bytes through this process: first small chunks, one at a time; if the client keeps up, large ones, reading the
 * next while the previous one is sent. A client therefore uses two chunks, however large the file is and however
 * slowly it reads. Rejects if the file cannot be read.
 */
async function sendChunks(
  writer: BodyWriter,
  file: Pick<VersionedFile, 'readInto'>,
  range: BytePart,
  pool: ChunkPool,
  onSent: (offset: number) => void,
): Promise<SendOutcome> {
  let flushing: Promise<void> = Promise.resolve()
  let offset = range.start
  try {
    while (offset < range.end) {
      const chunk = pool.take(offset - range.start >= KEEPS_UP_BYTES ? 'large' : 'small')
      // So a client that stops reading holds one small chunk and no second one behind it.
      if (chunk.length < LARGE_CHUNK_BYTES) await flushing
      let isGoingOut = false
      try {
        const target = chunk.subarray(0, Math.min(chunk.length, range.end - offset))
        const length = await file.readInto(target, offset)
        if (writer.isClosed()) return 'aborted'
        if (length <= 0) return 'file-too-short'
        await flushing
        if (writer.isClosed()) return 'aborted'
        isGoingOut = true
        // Returned to the pool only when the kernel has the bytes.
        flushing = writer.write(target.subarray(0, length)).then(() => pool.give(chunk))
        offset += length
        onSent(offset)
      } finally {
        if (!isGoingOut) pool.give(chunk)
      }
    }
  } finally {
    await flushing
  }
  return writer.isClosed() ? 'aborted' : 'complete'
}

/** Bytes per read and write once the client has shown that it keeps up. */
const LARGE_CHUNK_BYTES = 512 * 1024
/** Used at the start, so that the first bytes leave at once, and when too many large chunks are in use. */
const SMALL_CHUNK_BYTES = 16 * 1024

/**
 * Limits what 1,000 stalled clients can hold to a small chunk each plus these large ones. The kernel's buffers are
 * extra.
 */
const MAX_LARGE_CHUNKS = 48
/**
 * Kept for the next clients, 16 MB at most in both sizes. With fewer small ones, small chunks would have to be
 * allocated again.
 */
const MAX_IDLE_LARGE_CHUNKS = 16
const MAX_IDLE_SMALL_CHUNKS = 512

/** Chunks that are reused for one read and write each, so that serving gigabytes allocates nothing. */
interface ChunkPool {
  /** Returns a large chunk if wanted and available, otherwise a small one. */
  take(wanted: 'large' | 'small'): Buffer
  give(chunk: Buffer): void
}

/** Creates a pool; each server has one. */
export function createChunkPool(): ChunkPool {
  const idleLarge: Buffer[] = []
  const idleSmall: Buffer[] = []
  let largeCount = 0

  const takeLarge = (): Buffer | null => {
    const idle = idleLarge.pop()
    if (idle) return idle
    if (largeCount >= MAX_LARGE_CHUNKS) return null
    largeCount++
    return Buffer.allocUnsafeSlow(LARGE_CHUNK_BYTES)
  }
  const takeSmall = (): Buffer => idleSmall.pop() ?? Buffer.allocUnsafeSlow(SMALL_CHUNK_BYTES)

  return {
    take: wanted => (wanted === 'large' ? takeLarge() : null) ?? takeSmall(),
    give(chunk) {
      if (chunk.length === LARGE_CHUNK_BYTES) {
        if (idleLarge.length < MAX_IDLE_LARGE_CHUNKS) idleLarge.push(chunk)
        else largeCount--
      } else if (idleSmall.length < MAX_IDLE_SMALL_CHUNKS) idleSmall.push(chunk)
    },
  }
}
