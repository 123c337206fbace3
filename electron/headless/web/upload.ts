import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat, statfs } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SlipwayError } from '#contract/errors.ts'

/** Kept free on the disk, so that the state file can still be written. */
const RESERVE_BYTES = 256 * 1024 * 1024

/**
 * Takes a file that a browser sends into `folder`: a page has no path to give. Written under a temporary name and renamed
 * when whole, so that a broken upload leaves nothing behind.
 * Rejects with `disk-full` {path, freeBytes, neededBytes}, `upload-incomplete` {name} or `invalid-input`.
 */
export async function receiveUpload(
  request: IncomingMessage,
  folder: string,
  name: string,
): Promise<{ path: string }> {
  const sizeBytes = Number(request.headers['content-length'])
  const safeName = basename(name.replaceAll('\\', '/')).replaceAll(/[^\p{L}\p{N} ._()+-]/gu, '_')
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0 || safeName === '' || safeName.startsWith('.')) {
    throw new SlipwayError('invalid-input', { where: 'name', detail: 'A file name and its size are wanted.' })
  }
  await mkdir(folder, { recursive: true })
  const disk = await statfs(folder)
  const freeBytes = disk.bavail * disk.bsize
  if (freeBytes < sizeBytes + RESERVE_BYTES) {
    throw new SlipwayError('disk-full', { path: folder, freeBytes, neededBytes: sizeBytes + RESERVE_BYTES })
  }
  const path = await freePath(folder, safeName)
  const part = `${path}.part`
  try {
    await pipeline(request, createWriteStream(part, { mode: 0o600 }))
    if ((await stat(part)).size !== sizeBytes) throw new SlipwayError('upload-incomplete', { name: safeName })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new SlipwayError('disk-full', { path: folder, freeBytes: 0, neededBytes: sizeBytes }, error)
    }
    throw error instanceof SlipwayError
      ? error
      : new SlipwayError('upload-incomplete', { name: safeName }, error)
  }
  return { path }
}

/** `x.iso`, or `x-2.iso` where that is taken: an upload never replaces a file that machines may be booting from. */
async function freePath(folder: string, name: string): Promise<string> {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ending}`)
    const isTaken = await stat(path).then(
      () => true,
      () =>
        stat(`${path}.part`).then(
          () => true,
          () => false,
        ),
    )
    if (!isTaken) return path
  }
}
