import type { BodyWriter } from './body-writer.ts'
import type { BytePart } from './byte-range.ts'
import type { SendOutcome } from './send-file.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** Moves bytes from open files into sockets inside the kernel; without it they pass through this process. */
export interface KernelSender {
  /** Null where this connection cannot be had. */
  open(socketDescriptor: number): KernelConnection | null
}

/** A hold on a connection that stays valid while it lasts, even when the connection is closed in the meantime. */
interface KernelConnection {
  /**
   * Moves up to `length` bytes. Resolves to how many the connection took, 0 at the end of the file; `full` when it takes
   * none now; `impossible` when it never will, or this file cannot be sent so. Never waits for the client.
   */
  send(file: { readonly descriptor: number; readonly offset: number }, length: number): Promise<SendResult>
  close(): void
}

type SendResult = number | 'full' | 'impossible'

/**
 * How much is moved at a time. More stands in the connection's buffer until it is no longer in the processor's cache: 64
 * streams were a third slower with 1 MB than with 512 KB.
 */
const MOVE_BYTES = 512 * 1024
/** What goes through libuv to learn when a full connection takes bytes again; all that a stalled client keeps. */
const PROBE_BYTES = 4 * 1024

/**
 * Sends bytes that the kernel moves from the file into the connection itself. Only a few now and then go through
 * this process: libuv, which owns the connection, then says when it takes bytes again. Rejects when the file cannot be
 * read. A number is the offset from which on the kernel cannot do it.
 */
export async function sendByKernel(
  writer: BodyWriter,
  file: Pick<VersionedFile, 'readInto' | 'place'>,
  range: BytePart,
  connection: KernelConnection,
  onSent: (offset: number) => void,
): Promise<SendOutcome | number> {
  const probe = Buffer.allocUnsafeSlow(PROBE_BYTES)
  let offset = range.start
  while (offset < range.end) {
    const length = await file.readInto(probe.subarray(0, Math.min(PROBE_BYTES, range.end - offset)), offset)
    if (writer.isClosed()) return 'aborted'
    if (length <= 0) return 'file-too-short'
    await writer.write(probe.subarray(0, length))
    if (writer.isClosed()) return 'aborted'
    offset += length
    onSent(offset)
    const moved = await moveUntilFull(writer, file, { start: offset, end: range.end }, connection, onSent)
    if (writer.isClosed()) return 'aborted'
    if (moved.isImpossible) return moved.offset
    offset = moved.offset
  }
  return 'complete'
}

async function moveUntilFull(
  writer: BodyWriter,
  file: Pick<VersionedFile, 'place'>,
  range: BytePart,
  connection: KernelConnection,
  onSent: (offset: number) => void,
): Promise<{ offset: number; isImpossible: boolean }> {
  let offset = range.start
  while (offset < range.end && writer.idleDescriptor() !== null) {
    const place = file.place?.(offset)
    if (!place) return { offset, isImpossible: true }
    const length = Math.min(MOVE_BYTES, place.length, range.end - offset)
    const moved = await connection.send(place, length)
    if (moved === 'impossible') return { offset, isImpossible: true }
    if (moved === 'full' || moved === 0) break
    offset += moved
    writer.touch()
    onSent(offset)
    if (moved < length) break
  }
  return { offset, isImpossible: false }
}
