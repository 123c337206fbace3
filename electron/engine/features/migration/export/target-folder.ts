import { mkdir, readdir, writeFile, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { VersionedFile } from '../../../base/readable-file.ts'
import type { ExportedText } from './export-plan.ts'

/**
 * Creates the folder if it is missing. Rejects with `folder-not-empty` if it contains files and `overwrites` is not
 * set.
 */
export async function openTargetFolder(folder: string, overwrites: boolean): Promise<void> {
  const names = await readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return []
    throw unusable(folder, thrown)
  })
  if (names.length > 0 && !overwrites) throw new SlipwayError('folder-not-empty', { path: folder })
  await mkdir(folder, { recursive: true }).catch((thrown: unknown) => {
    throw unusable(folder, thrown)
  })
}

function unusable(path: string, thrown: unknown): SlipwayError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new SlipwayError('invalid-input', { where: path, detail }, thrown)
}

export async function writeTexts(folder: string, texts: readonly ExportedText[]): Promise<number> {
  let sizeBytes = 0
  for (const { path, text } of texts) {
    const target = join(folder, ...path.split('/'))
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
    sizeBytes += Buffer.byteLength(text)
  }
  return sizeBytes
}

/** A file to copy; {@link copyFileTo} closes it. */
export type CopySource = Pick<VersionedFile, 'sizeBytes' | 'modifiedMs' | 'readInto' | 'close'>

const PIECE_BYTES = 1024 * 1024

/**
 * Writes a file under a temporary name until it is complete. An existing file with this size and time is kept.
 * Rejects if the source ends early, and with the signal's reason.
 */
export async function copyFileTo(
  source: CopySource,
  target: string,
  options: { readonly signal: AbortSignal; readonly onBytes: (doneBytes: number) => void },
): Promise<void> {
  try {
    if (await isThere(source, target)) return
    await mkdir(dirname(target), { recursive: true })
    const partial = `${target}.slipway-partial`
    await write(source, partial, options).catch(async (thrown: unknown) => {
      await rm(partial, { force: true })
      throw thrown
    })
    await utimes(partial, source.modifiedMs / 1000, source.modifiedMs / 1000)
    await rename(partial, target)
  } finally {
    await source.close()
  }
}

async function write(
  source: CopySource,
  partial: string,
  { signal, onBytes }: Parameters<typeof copyFileTo>[2],
): Promise<void> {
  const file = await open(partial, 'w')
  try {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, Math.max(1, source.sizeBytes)))
    for (let offset = 0; offset < source.sizeBytes;) {
      signal.throwIfAborted()
      const count = await source.readInto(piece, offset)
      if (count === 0) throw new Error(`${partial}: the source ended at ${offset} of ${source.sizeBytes}`)
      // A write may accept fewer bytes than it is given.
      for (let done = 0; done < count;)
        done += (await file.write(piece, done, count - done, offset + done)).bytesWritten
      offset += count
      onBytes(offset)
    }
  } finally {
    await file.close()
  }
}

async function isThere(source: CopySource, target: string): Promise<boolean> {
  const found = await stat(target).catch(() => null)
  const isSameTime = found !== null && Math.abs(found.mtimeMs - source.modifiedMs) < 2000
  return found?.isFile() === true && found.size === source.sizeBytes && isSameTime
}
