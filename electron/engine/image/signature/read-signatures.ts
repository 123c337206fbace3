import { timingSafeEqual, createHash } from 'node:crypto'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { decodeCertificateTable, type ProgramSignature } from './authenticode.ts'
import { readPeImage, type PeImage } from './pe-image.ts'

/** The signatures found in a program. */
export interface SignedProgram {
  /** Null if it is not an EFI program. */
  readonly image: PeImage | null
  /** Signatures that match these bytes. */
  readonly signatures: readonly ProgramSignature[]
  /** True if it has signatures and none matches: the program was changed after signing, or the signature is broken. */
  readonly isDamaged: boolean
}

/** Reads a program once, completely if it is signed. Rejects only if the source cannot be read. */
export async function readSignedProgram(source: BlockSource): Promise<SignedProgram> {
  const image = await readPeImage(source).catch(nullOnDecodeError)
  const table = image?.certificateTable ?? null
  if (!image || !table) return { image, signatures: [], isDamaged: false }
  const all = await source
    .read(table.offset, table.length)
    .then(decodeCertificateTable)
    .catch(nullOnDecodeError)
  const signatures: ProgramSignature[] = []
  const digests = new Map<string, Uint8Array>()
  for (const one of all ?? []) {
    const digest = digests.get(one.algorithm) ?? (await digestPe(source, image, one.algorithm))
    digests.set(one.algorithm, digest)
    const fits = digest.length === one.digest.length && timingSafeEqual(digest, one.digest)
    if (fits && one.isGenuine) signatures.push(one)
  }
  return { image, signatures, isDamaged: signatures.length === 0 }
}

const CHUNK_BYTES = 256 * 1024

/**
 * Computes the digest of an Authenticode signature (Windows Authenticode PE Signature Format §"Calculating the PE
 * Image Hash"): the whole file except its checksum, the directory entry of its certificate table, and that table.
 */
async function digestPe(
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
