import type { BodyWriter } from './body-writer.ts'
import type { BytePart } from './byte-range.ts'
import type { ChunkPool } from './chunk-pool.ts'
import type { HttpFile } from './http-file.ts'
import type { KernelSender } from './kernel-sender.ts'
import { sendByKernel } from './send-by-kernel.ts'
import { sendChunks } from './send-chunks.ts'

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
export async function sendFile(
  writer: BodyWriter,
  file: HttpFile,
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
  file: HttpFile,
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
