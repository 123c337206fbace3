import { mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { basename, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SlipwayError } from '#contract/errors.ts'

/** Kept free on the disk, so that the state file can still be written. */
const RESERVE_BYTES = 256 * 1024 * 1024
const STALLED_MS = 5 * 60_000
const PART = '.part'

/**
 * Takes a file that a browser sends into `folder`: a page has no path to give. Written under a temporary name and renamed
 * when whole, so that a broken upload leaves nothing behind.
 * Rejects with `disk-full` {path, freeBytes, neededBytes}, `upload-incomplete` {name, receivedBytes, expectedBytes} or `invalid-input`.
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
  const { path, part, file } = await claimPath(folder, safeName)
  // A browser that went away without a word would keep its half for ever.
  request.setTimeout(STALLED_MS, () => request.destroy())
  try {
    await pipeline(request, file.createWriteStream())
    await expectWhole(part, safeName, sizeBytes)
    await rename(part, path)
  } catch (error) {
    const receivedBytes = await stat(part).then(
      found => found.size,
      () => 0,
    )
    await rm(part, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new SlipwayError('disk-full', { path: folder, freeBytes: 0, neededBytes: sizeBytes }, error)
    }
    if (error instanceof SlipwayError) throw error
    throw new SlipwayError(
      'upload-incomplete',
      { name: safeName, receivedBytes, expectedBytes: sizeBytes },
      error,
    )
  }
  return { path }
}

/** Removes what uploads left behind when this program was killed. To be called before the first upload. */
export async function removeBrokenUploads(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) if (name.endsWith(PART)) await rm(join(folder, name), { force: true })
}

async function expectWhole(part: string, name: string, expectedBytes: number): Promise<void> {
  const { size: receivedBytes } = await stat(part)
  if (receivedBytes !== expectedBytes)
    throw new SlipwayError('upload-incomplete', { name, receivedBytes, expectedBytes })
}

interface ClaimedPath {
  readonly path: string
  readonly part: string
  readonly file: FileHandle
}

/**
 * `x.iso`, or `x-2.iso` where that is taken: an upload never replaces a file that machines may be booting from. The
 * partial file is made here and now, so that two uploads of one name at the same time get a path each.
 */
async function claimPath(folder: string, name: string): Promise<ClaimedPath> {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ending}`)
    const part = `${path}${PART}`
    const file = await openNew(part)
    if (!file) continue
    if (!(await exists(path))) return { path, part, file }
    await file.close()
    await rm(part, { force: true })
  }
}

/** Null where somebody else has made it. */
async function openNew(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw error
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
