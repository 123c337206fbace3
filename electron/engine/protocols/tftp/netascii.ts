import { Buffer } from 'node:buffer'
import type { ReadableFile } from '../../base/readable-file.ts'

/** A text file of this size is a mistake, so its line ends are not counted. */
const MAX_SOURCE_BYTES = 64 * 1024 * 1024
const CHUNK_BYTES = 64 * 1024
const NUL = 0
const LF = 10
const CR = 13

/**
 * Converts a file to netascii (RFC 1350 §1, RFC 764): a line ends with CR LF, and any other CR is CR NUL. Reads the
 * file once beforehand, because `tsize` and the last block need the converted length. Null for files over 64 MiB.
 * Closes `file` on failure.
 */
export async function openAsNetascii(file: ReadableFile): Promise<ReadableFile | null> {
  const starts = file.sizeBytes > MAX_SOURCE_BYTES ? null : await findStarts(file).catch(closeAndThrow(file))
  if (!starts) {
    await file.close()
    return null
  }
  const sizeBytes = starts.at(-1) ?? 0

  return {
    sizeBytes,
    async readInto(target, offset) {
      if (offset >= sizeBytes) return 0
      const index = chunkAt(starts, offset)
      const source = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, file.sizeBytes))
      const text = encodeNetascii(await readChunk(file, source, index * CHUNK_BYTES))
      const skipped = offset - (starts[index] ?? 0)
      const part = text.subarray(skipped, skipped + target.length)
      target.set(part)
      return part.length
    },
    close: () => file.close(),
  }
}

/** The converted offset at which each chunk begins, and the total length. */
async function findStarts(file: ReadableFile): Promise<readonly number[]> {
  const starts = [0]
  const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, file.sizeBytes))
  for (let offset = 0; offset < file.sizeBytes; offset += CHUNK_BYTES) {
    const bytes = await readChunk(file, chunk, offset)
    starts.push((starts.at(-1) ?? 0) + netasciiLength(bytes))
  }
  return starts
}

function closeAndThrow(file: ReadableFile): (error: unknown) => Promise<never> {
  return async error => {
    await file.close()
    throw error
  }
}

/** Writes every LF as CR LF and every CR as CR NUL. */
export function encodeNetascii(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(netasciiLength(bytes))
  let length = 0
  for (const byte of bytes) {
    if (byte === LF) text[length++] = CR
    text[length++] = byte
    if (byte === CR) text[length++] = NUL
  }
  return text
}

function netasciiLength(bytes: Uint8Array): number {
  let length = bytes.length
  for (const byte of bytes) if (byte === LF || byte === CR) length++
  return length
}

/** The index of the last chunk that begins at or before `offset`. */
function chunkAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}

async function readChunk(file: ReadableFile, target: Uint8Array, offset: number): Promise<Uint8Array> {
  const wanted = Math.min(target.length, file.sizeBytes - offset)
  for (let done = 0; done < wanted;) {
    const length = await file.readInto(target.subarray(done, wanted), offset + done)
    if (length <= 0) throw new Error('it has become shorter')
    done += length
  }
  return target.subarray(0, wanted)
}
