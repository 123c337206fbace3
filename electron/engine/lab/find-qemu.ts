import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Where installers put programs beside the search path: a desktop's own may be short. */
const MORE_FOLDERS = [
  '/usr/bin',
  '/usr/sbin',
  '/sbin',
  '/usr/libexec',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  '/opt/local/bin',
  'C:/Program Files/qemu',
]

/** The path of a program, or null. */
export async function findProgram(
  name: string,
  searchPath: string = process.env['PATH'] ?? '',
): Promise<string | null> {
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name]
  for (const folder of [...searchPath.split(delimiter), ...MORE_FOLDERS]) {
    if (folder === '') continue
    for (const candidate of names) {
      const path = join(folder, candidate)
      const isProgram = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (isProgram) return path
    }
  }
  return null
}

/** RHEL and its relatives have QEMU under a name of their own. */
export async function findQemu(architecture: 'x86_64' | 'aarch64'): Promise<string | null> {
  const own = await findProgram(`qemu-system-${architecture}`)
  const isHost = architecture === (process.arch === 'arm64' ? 'aarch64' : 'x86_64')
  return own ?? (isHost ? findProgram('qemu-kvm') : null)
}
