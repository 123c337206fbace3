import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { lstat, mkdir } from 'node:fs/promises'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'

/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing NUL included. */
const LONGEST_SOCKET_PATH = 100

/**
 * Where the engine of a data folder listens for this computer's other processes: a Unix socket in the folder itself (it
 * crosses network namespaces, and the folder's mode guards it), or a named pipe on Windows. Where the data folder lies too
 * deep for a socket, it is in a folder of this user's own beside the temporary files (see `needPrivateFolder`).
 */
export function controlAddress(dataFolder: string): string {
  const digest = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\slipway-${digest}`
  const path = join(dataFolder, 'control.sock')
  return Buffer.byteLength(path) <= LONGEST_SOCKET_PATH
    ? path
    : join(tmpdir(), `slipway-${userInfo().uid}`, `${digest}.sock`)
}

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
