import { open } from 'node:fs/promises'
import type { FileBlockSource } from './block-source.ts'
import type { FileEntry } from './file-tree.ts'
import { readableBytes, type VersionedFile } from '../base/readable-file.ts'

/** Returns a reader for the content of a file across its extents in a source. */
export function sliceReader(
  source: Pick<FileBlockSource, 'readInto'>,
  entry: Pick<FileEntry, 'extents'>,
): VersionedFile['readInto'] {
  return async (target, offset) => {
    let done = 0
    let start = 0
    for (const extent of entry.extents) {
      const end = start + extent.length
      while (done < target.length && offset + done >= start && offset + done < end) {
        const inExtent = offset + done - start
        const part = target.subarray(done, done + Math.min(target.length - done, extent.length - inExtent))
        const read = await source.readInto(part, extent.offset + inExtent)
        done += read
        if (read < part.length) return done
      }
      start = end
    }
    return done
  }
}

/** Returns a function that locates the content of a file in a source. */
export function slicePlacer(
  source: Pick<FileBlockSource, 'descriptor'>,
  entry: Pick<FileEntry, 'extents'>,
): NonNullable<VersionedFile['place']> {
  return offset => {
    let start = 0
    for (const extent of entry.extents) {
      const inExtent = offset - start
      if (inExtent >= 0 && inExtent < extent.length)
        return {
          descriptor: source.descriptor,
          offset: extent.offset + inExtent,
          length: extent.length - inExtent,
        }
      start += extent.length
    }
    return null
  }
}

/** Opens the copy that the import made on this computer's disk, wherever the ISO is. Null if there is none. */
export async function openCopy(
  path: string,
  of: { readonly sizeBytes: number; readonly modifiedMs: number; readonly version: string },
): Promise<VersionedFile | null> {
  const handle = await open(path, 'r').catch(() => null)
  if (!handle) return null
  if ((await handle.stat()).size !== of.sizeBytes) {
    await handle.close()
    return null
  }
  return {
    ...of,
    readInto: async (target, offset) => (await handle.read(target, 0, target.length, offset)).bytesRead,
    place: slicePlacer({ descriptor: handle.fd }, { extents: [{ offset: 0, length: of.sizeBytes }] }),
    close: () => handle.close(),
  }
}

/** Bytes in memory as a file that a server can send. */
export function bytesFile(
  bytes: Uint8Array,
  of: { readonly modifiedMs: number; readonly version: string },
): VersionedFile {
  return { ...readableBytes(bytes), ...of }
}
