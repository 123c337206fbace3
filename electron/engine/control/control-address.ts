import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { lstat, mkdir } from 'node:fs/promises'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'

/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, including the terminating NUL. */
const LONGEST_SOCKET_PATH = 100

/**
 * The address on which the engine of a data folder listens for other processes of this computer: a Unix socket in the
 * folder itself (it works across network namespaces, and the folder's mode protects it), or a named pipe on Windows.
 * If the path is too long for a socket, the socket is in a private folder of this user next to the temporary files
 * (see `ensurePrivateFolder`).
 */
export function controlAddress(dataFolder: string): string {
  const digest = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\slipway-${digest}`
  const path = join(dataFolder, 'control.sock')
  return Buffer.byteLength(path) <= LONGEST_SOCKET_PATH
    ? path
    : join(tmpdir(), `slipway-${userInfo().uid}`, `${digest}.sock`)
}

/**
 * For both ends of a control socket: a socket outside its data folder must be in a folder that no other user can
 * enter.
 */
export async function guardAddress(address: string, dataFolder: string): Promise<void> {
  const folder = dirname(address)
  if (process.platform === 'win32' || folder === resolve(dataFolder)) return
  await ensurePrivateFolder(folder)
}

/**
 * Creates the folder if needed and checks that only this user can enter it. Its name can be guessed, so another user
 * may have made it first: then rejects with `data-folder-unusable` {path, detail}, and Slipway connects to nothing in
 * it.
 */
export async function ensurePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const { uid, mode } = await lstat(path)
  if (uid === userInfo().uid && (mode & 0o077) === 0) return
  throw new SlipwayError('data-folder-unusable', { path, ...detail('folder-shared') })
}
