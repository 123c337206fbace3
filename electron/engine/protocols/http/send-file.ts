import type { BodyWriter } from './body-writer.ts'
import type { BytePart } from './byte-range.ts'
import type { TransferFacts } from './transfer-facts.ts'
import { sendByKernel, type KernelSender } from './send-by-kernel.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** A part of a file, and what goes out before it. */
export interface Piece {
  readonly head: Buffer | null
  readonly part: BytePart
}

/**
 * Sends the pieces of a body one after the other, each a transfer of its own in the facts: so what a machine has of a file is
 * counted right. False when the body is not whole: the client hung up or the file could not be read.
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

/** How a transfer ended: everything went out, the client hung up, or the file ended before its announced size. */
export type SendOutcome = 'complete' | 'aborted' | 'file-too-short'

/** The two ways in which bytes leave. */
export interface Senders {
  readonly pool: ChunkPool
  /** Null where this system has none. */
  readonly kernel: KernelSender | null
}

/** Less than this is read and written at once; taking a hold on the connection costs more. */
const WORTH_THE_KERNEL_BYTES = 64 * 1024

/**
 * Sends bytes of a file at the client's pace, by the kernel where it can. `onSent` hears how many are out so far. Rejects
 * when the file cannot be read; the response is then unfinished.
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

/** A number is the offset from which on the bytes have to go the long way. */
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

/** What the kernel takes at first even for a client that reads nothing. */
const KEEPS_UP_BYTES = 256 * 1024

/**
 * Sends bytes through this process, first in small chunks, one at a time, then, if the client keeps up, in large ones, of
 * which one is read while the one before it goes out. So a client costs two chunks however large the file is and
 * however slowly it reads. Rejects when the file cannot be read.
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
      // A client that stops reading keeps one small chunk, then, and none that waits behind it.
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
        // Lent on only when the kernel has it.
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

/** How much is read from a file and handed to the kernel at a time, once a client has shown that it keeps up. */
const LARGE_CHUNK_BYTES = 512 * 1024
/** For the beginning, so that the first bytes leave at once, and where too many large chunks are out. */
const SMALL_CHUNK_BYTES = 16 * 1024

/**
 * What 1,000 clients that stopped reading can keep: a small chunk each, and all large ones. The kernel's own buffers
 * come on top.
 */
const MAX_LARGE_CHUNKS = 48
/** What stays for the next clients, 16 MB at most; more of the small ones would only be allocated again. */
const MAX_IDLE_LARGE_CHUNKS = 16
const MAX_IDLE_SMALL_CHUNKS = 512

/** Chunks that are lent for one read and one write, so that serving gigabytes allocates nothing. */
interface ChunkPool {
  /** A large chunk if it is wanted and there is one, else a small one. */
  take(wanted: 'large' | 'small'): Buffer
  give(chunk: Buffer): void
}

/** A pool of its own for every server. */
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
