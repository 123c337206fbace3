import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/**
 * Folders searched in addition to PATH: Debian leaves the sbin folders out of an ordinary user's PATH, a desktop
 * session's PATH may be short, and RHEL keeps QEMU in libexec.
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

/** Used if PATH is not set. */
const POSIX_PATH = '/usr/bin:/bin'

/** The program's absolute path, or null if it is not installed. Skips relative folders in PATH. */
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
