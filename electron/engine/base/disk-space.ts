import { statfs } from 'node:fs/promises'
import { SlipwayError } from '#contract/errors.ts'

/** Call this before writing, so that Slipway does not fill the disk. Rejects with `disk-full`. */
export async function expectSpace(folder: string, neededBytes: number): Promise<void> {
  const freeBytes = await freeSpace(folder)
  if (freeBytes < neededBytes) throw new SlipwayError('disk-full', { path: folder, freeBytes, neededBytes })
}

/** Space that an unprivileged user can still write, in bytes. */
export async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
