import { lstat, mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'

/** For both ends of a control socket: one that is not in its data folder is in a folder that nobody else can enter. */
export async function guardAddress(address: string, dataFolder: string): Promise<void> {
  const folder = dirname(address)
  if (process.platform === 'win32' || folder === resolve(dataFolder)) return
  await needPrivateFolder(folder)
}

/**
 * Makes sure that a folder is this user's alone. Its name can be guessed, so another user may have made it first: then
 * rejects with `data-folder-unusable` {path, detail}, and nobody connects to what lies there.
 */
export async function needPrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const { uid, mode } = await lstat(path)
  if (uid === userInfo().uid && (mode & 0o077) === 0) return
  throw new SlipwayError('data-folder-unusable', { path, ...detail('folder-shared') })
}
