import type { BodyWriter } from './body-writer.ts'
import type { BytePart } from './byte-range.ts'
import type { SendOutcome } from './send-file.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** Moves bytes from open files to sockets inside the kernel. Without it they pass through this process. */
export interface KernelSender {
  /** Null if the kernel cannot send on this connection. */
  open(socketDescriptor: number): KernelConnection | null
}

/** A handle of a connection that stays valid even if the connection is closed meanwhile. */
interface KernelConnection {
  /**
   * Moves up to `length` bytes. Resolves to the number that the connection took, 0 at the end of the file; `full` if
   * it takes none now; `impossible` if it never will, or this file cannot be sent this way. Never waits for the
   * client.
   */
  send(file: { readonly descriptor: number; readonly offset: number }, length: number): Promise<SendResult>
  close(): void
}

type SendResult = number | 'full' | 'impossible'

/**
 * Bytes per move. A larger amount waits in the connection's buffer until it has left the processor's cache: 64 streams
 * were a third slower with 1 MB than with 512 KB.
 */
const MOVE_BYTES = 512 * 1024
/**
 * Bytes sent through libuv to learn when a full connection is writable again; a stalled client holds no more than
 * this.
 */
const PROBE_BYTES = 4 * 1024

/**
 * Sends bytes that the kernel moves from the file to the connection. A few pass through this process now and then:
 * libuv, which owns the connection, then reports when it is writable again. Rejects if the file cannot be read. A
 * number is the offset from which the kernel cannot send.
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
