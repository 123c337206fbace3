import type { FileHandle } from 'node:fs/promises'

/**
 * Writes the stream to the file from `offset` on. Bytes that the file already has are compared instead of written;
 * resolves to false if they differ, which means that it is another file. If the stream fails, the bytes written so far
 * remain.
 */
export async function receivePart(
  file: FileHandle,
  offset: number,
  bytes: AsyncIterable<Buffer>,
): Promise<boolean> {
  const { size } = await file.stat()
  let at = offset
  let isSame = true
  for await (const chunk of bytes) {
    // Reads the rest of the request all the same: browsers discard a response that arrives in the middle of a request.
    if (!isSame) continue
    const known = Math.max(0, Math.min(chunk.length, size - at))
    isSame = known === 0 || (await holds(file, at, chunk.subarray(0, known)))
    if (isSame) await writeAll(file, chunk.subarray(known), at + known)
    at += chunk.length
  }
  return isSame
}

async function holds(file: FileHandle, offset: number, expected: Buffer): Promise<boolean> {
  const found = Buffer.allocUnsafe(expected.length)
  const { bytesRead } = await file.read(found, 0, found.length, offset)
  return bytesRead === found.length && found.equals(expected)
}

async function writeAll(file: FileHandle, bytes: Buffer, offset: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten
}
