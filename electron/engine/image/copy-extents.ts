import { open } from 'node:fs/promises'
import { DecodeError } from '../base/bytes/decode-error.ts'
import type { FileBlockSource } from './block-source.ts'
import type { Extent } from './file-tree.ts'

const CHUNK_BYTES = 1024 * 1024

/**
 * Writes the content of a file of a volume to a new file; `target` must not exist. If `onProgress` throws, copying
 * stops.
 */
export async function copyExtents(
  source: Pick<FileBlockSource, 'readInto'>,
  extents: readonly Extent[],
  target: string,
  onProgress: (doneBytes: number) => void = () => {},
): Promise<void> {
  const file = await open(target, 'wx')
  try {
    let doneBytes = 0
    const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    for (const extent of extents) {
      for (let done = 0; done < extent.length;) {
        const part = chunk.subarray(0, Math.min(CHUNK_BYTES, extent.length - done))
        if ((await source.readInto(part, extent.offset + done)) < part.length)
          throw new DecodeError('the ISO became shorter while it was read')
        await file.write(part)
        done += part.length
        doneBytes += part.length
        onProgress(doneBytes)
      }
    }
  } finally {
    await file.close()
  }
}
