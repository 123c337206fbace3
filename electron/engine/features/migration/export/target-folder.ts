import { mkdir, readdir, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { ExportedText } from './export-plan.ts'

/** Makes the folder where there is none. Rejects with `folder-not-empty` where it holds something and `overwrites` is not set. */
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

/** Rejects with `disk-full`. */
export async function expectSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  if (freeBytes < neededBytes) throw new SlipwayError('disk-full', { path: folder, freeBytes, neededBytes })
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
