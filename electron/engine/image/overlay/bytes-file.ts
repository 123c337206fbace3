import type { ImageFile } from '../image-file.ts'

/** Bytes in memory as a file that a server can send. */
export function bytesFile(
  bytes: Uint8Array,
  of: { readonly modifiedMs: number; readonly version: string },
): ImageFile {
  return {
    ...of,
    sizeBytes: bytes.length,
    async readInto(target, offset) {
      const part = bytes.subarray(offset, offset + target.length)
      target.set(part)
      return part.length
    },
    close: async () => undefined,
  }
}

/** A small file's whole content. Null for one of more than `maxBytes`. */
export async function readWhole(file: ImageFile, maxBytes: number): Promise<Buffer | null> {
  if (file.sizeBytes > maxBytes) return null
  const bytes = Buffer.alloc(file.sizeBytes)
  let done = 0
  while (done < bytes.length) {
    const read = await file.readInto(bytes.subarray(done), done)
    if (read <= 0) return null
    done += read
  }
  return bytes
}
