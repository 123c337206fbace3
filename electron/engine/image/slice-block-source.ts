import { DecodeError } from '../base/bytes/decode-error.ts'
import type { BlockSource } from './block-source.ts'
import type { Extent } from './file-tree.ts'

/** The content of a file of an image as a source of its own: a boot image, an initrd. Closing it closes nothing. */
export function createSliceBlockSource(source: BlockSource, extents: readonly Extent[]): BlockSource {
  const sizeBytes = extents.reduce((sum, extent) => sum + extent.length, 0)
  return {
    sizeBytes,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= sizeBytes))
        throw new DecodeError(`${length} bytes wanted at ${offset}, the file ends at ${sizeBytes}`)
      const parts: Uint8Array[] = []
      let start = 0
      for (const extent of extents) {
        const from = Math.max(offset, start)
        const to = Math.min(offset + length, start + extent.length)
        if (from < to) parts.push(await source.read(extent.offset + from - start, to - from))
        start += extent.length
      }
      return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    },
    async close() {},
  }
}
