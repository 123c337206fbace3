import { createHash } from 'node:crypto'
import type { BlockSource } from '../block-source.ts'
import type { PeImage } from './pe-image.ts'

const CHUNK_BYTES = 256 * 1024

/**
 * The digest that an Authenticode signature vouches for (Windows Authenticode PE Signature Format §"Calculating the PE
 * Image Hash"): the whole file without its checksum, the directory entry of its certificate table, and the table.
 */
export async function digestPe(
  source: BlockSource,
  image: PeImage,
  algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512',
): Promise<Uint8Array> {
  const hash = createHash(algorithm)
  const end = image.certificateTable?.offset ?? source.sizeBytes
  const left: readonly (readonly [number, number])[] = [
    [0, image.checksumOffset],
    [image.checksumOffset + 4, image.certificateEntryOffset],
    [image.certificateEntryOffset + 8, end],
    [end + (image.certificateTable?.length ?? 0), source.sizeBytes],
  ]
  for (const [from, to] of left)
    for (let at = from; at < to; at += CHUNK_BYTES)
      hash.update(await source.read(at, Math.min(CHUNK_BYTES, to - at)))
  return hash.digest()
}
