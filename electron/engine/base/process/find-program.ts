import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/**
 * Where programs are beside the search path: those of administrators are not in the path of an ordinary user on Debian, a desktop's
 * own path may be short, RHEL keeps its QEMU in libexec.
 */
const MORE_FOLDERS = [
  '/usr/sbin',
  '/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/local/bin',
  'C:/Program Files/qemu',
]

/** Where there is no search path at all. */
const POSIX_PATH = '/usr/bin:/bin'

/** The program's whole path, or null where it is not installed. A relative folder in the search path is passed over. */
export function findProgram(name: string): string | null {
  if (isAbsolute(name)) return isExecutable(name) ? name : null
  const endings = process.platform === 'win32' ? ['.exe', ''] : ['']
  const folders = [...(process.env['PATH'] ?? POSIX_PATH).split(delimiter), ...MORE_FOLDERS].filter(
    isAbsolute,
  )
  for (const folder of folders)
    for (const ending of endings) {
      const path = join(folder, `${name}${ending}`)
      if (isExecutable(path)) return path
    }
  return null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
