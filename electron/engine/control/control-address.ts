import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

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
