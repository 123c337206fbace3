import { readFile } from 'node:fs/promises'
import { pathExists } from './path-exists.ts'

/** Where distributions keep the program that plugs a machine of an ordinary user into a bridge. */
const HELPERS = [
  '/usr/lib/qemu/qemu-bridge-helper',
  '/usr/libexec/qemu-bridge-helper',
  '/usr/lib/qemu-bridge-helper',
]
/** Its list of bridges that may be used; openSUSE and Arch have it here as well. */
export const BRIDGE_LIST = '/etc/qemu/bridge.conf'

export async function findBridgeHelper(): Promise<string | null> {
  for (const path of HELPERS) if (await pathExists(path)) return path
  return null
}

/** The line that is missing in {@link BRIDGE_LIST}; null where the bridge is allowed or nobody but root may look. */
export async function missingBridgeLine(bridge: string): Promise<string | null> {
  const text = await readFile(BRIDGE_LIST, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? '' : null,
  )
  return text === null || isBridgeAllowed(text, bridge) ? null : `allow ${bridge}`
}

/** `allow NAME`, `allow all`, `deny NAME`, `deny all` and `include FILE`; the last word counts (qemu-bridge-helper.c). */
export function isBridgeAllowed(text: string, bridge: string): boolean {
  let isAllowed = false
  for (const line of text.split('\n')) {
    const [word, name] = line.trim().split(/\s+/)
    // What another file says is for the helper to find out.
    if (word === 'include') return true
    if (name !== bridge && name !== 'all') continue
    if (word === 'allow') isAllowed = true
    if (word === 'deny') return false
  }
  return isAllowed
}
