import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { BlockSource } from '../block-source.ts'
import { OutOfBudget, type ReadBudget } from '../read-budget.ts'

/** Xen has 1 MB compressed and 3 to 10 MB uncompressed. */
const MAX_COMPRESSED_BYTES = 16 * 1024 * 1024
const MAX_INFLATED_BYTES = 64 * 1024 * 1024
const CHUNK_BYTES = 256 * 1024

/**
 * Writes the content of a gzip file (RFC 1952), or of any other file as it is, to `file`, unless it is there already.
 * Resolves to its size; null if it is too large or broken.
 */
export async function inflateTo(
  source: BlockSource,
  file: string,
  budget: ReadBudget,
): Promise<number | null> {
  if (source.sizeBytes > MAX_COMPRESSED_BYTES) return null
  return makeOnce(file, async partial => {
    const magic = source.sizeBytes < 2 ? [] : await source.read(0, 2)
    const isGzip = magic[0] === 0x1f && magic[1] === 0x8b
    let bytes = 0
    async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunks) {
        bytes += chunk.length
        budget.spend(chunk.length)
        if (bytes > MAX_INFLATED_BYTES) throw new TooLarge()
        yield chunk
      }
    }
    const target = await open(partial, 'wx', 0o600)
    const input = Readable.from(chunksOf(source), { objectMode: false })
    const output = target.createWriteStream()
    if (isGzip) await pipeline(input, createGunzip(), counted, output)
    else await pipeline(input, counted, output)
  }).catch((thrown: unknown) => {
    if (thrown instanceof TooLarge || isBrokenGzip(thrown)) return null
    throw thrown
  })
}

/** Writes all bytes of a source to `file`, unless it is there already. */
export async function copyTo(source: BlockSource, file: string): Promise<void> {
  await makeOnce(file, async partial => {
    const target = await open(partial, 'wx', 0o600)
    await pipeline(Readable.from(chunksOf(source), { objectMode: false }), target.createWriteStream())
  })
}

class TooLarge extends Error {}

const isBrokenGzip = (thrown: unknown): boolean =>
  !(thrown instanceof OutOfBudget) && /^Z_/.test(String((thrown as NodeJS.ErrnoException).code))

async function* chunksOf(source: BlockSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.sizeBytes; at += CHUNK_BYTES)
    yield await source.read(at, Math.min(CHUNK_BYTES, source.sizeBytes - at))
}

/**
 * Makes a file under a temporary name; it is complete when it has its own. Deletes what was made of an earlier version of
 * the image: the folder of `file` is named after the version. Resolves to the file's size.
 */
async function makeOnce(file: string, make: (partial: string) => Promise<void>): Promise<number> {
  const known = await stat(file).catch(() => null)
  if (known) return known.size
  const folder = dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeOtherVersions(folder)
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`
  try {
    await make(partial)
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
  }
  return (await stat(file)).size
}

async function removeOtherVersions(folder: string): Promise<void> {
  const versions = await readdir(dirname(folder))
  for (const version of versions)
    if (version !== basename(folder))
      await rm(join(dirname(folder), version), { recursive: true, force: true })
}
