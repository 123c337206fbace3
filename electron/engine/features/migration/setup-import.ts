import { open, readdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { SetupImport } from '#contract/setup.ts'
import { readMenu } from '../boot/create-boot.ts'
import { parseConfigLines } from './dnsmasq/config-line.ts'
import { readConfig } from './dnsmasq/read-config.ts'
import { createSetupDraft, finishSetup, noteUnread, type SetupDraft } from './dnsmasq/setup-builder.ts'
import { namedFiles } from './setup-files.ts'

const MAX_FILES = 64
const MAX_CONFIG_BYTES = 4 * 1024 * 1024
const MAX_MENU_BYTES = 512 * 1024
const MAX_MENUS = 32

/** Folders below a TFTP root where loaders look for their menus, with the names of those menus. */
const MENU_PLACES: readonly { readonly folder: string; readonly name: RegExp }[] = [
  { folder: '', name: /^(grub\.cfg|(boot|menu|default|autoexec)\.ipxe)$/i },
  { folder: 'pxelinux.cfg', name: /^(default|01-[0-9a-f-]{17}|[0-9a-f]{8})$/i },
  { folder: 'bios/pxelinux.cfg', name: /^default$/i },
  { folder: 'grub', name: /^grub\.cfg(-[0-9a-f-]+)?$/i },
  { folder: 'boot/grub', name: /^grub\.cfg$/i },
  { folder: 'ipxe', name: /\.ipxe$/i },
]

/**
 * Reads a dnsmasq set-up and the menus it serves. For a folder, reads the dnsmasq.conf in it; without one the folder
 * counts as the TFTP root. Rejects with `setup-not-understood`.
 */
export async function readSetup(path: string): Promise<SetupImport> {
  const start = resolve(path)
  const draft = createSetupDraft()
  const starts = await findStarts(start)
  const read = new Set<string>()
  for (const file of starts ?? []) await readFileInto(file, draft, read)
  const found = finishSetup(draft)
  const root = rootOf(start, starts, found.tftpRoot)
  const menus = root === null ? [] : await readMenus(root, draft)
  const saysSomething =
    found.machines.length > 0 ||
    found.bootFiles.length > 0 ||
    found.tftpRoot !== null ||
    found.network.dhcp !== undefined ||
    menus.length > 0
  if (!saysSomething) throw new SlipwayError('setup-not-understood', { path: start })
  const files = await namedFiles({ ...found, menus }, root)
  return { ...found, tftpRoot: root, files, menus, unread: draft.unread }
}

/** The files that dnsmasq would start with; null if a folder contains none of them. */
async function findStarts(path: string): Promise<readonly string[] | null> {
  if (!(await isFolder(path))) return [path]
  for (const name of ['dnsmasq.conf', 'etc/dnsmasq.conf'])
    if ((await readText(join(path, name), MAX_CONFIG_BYTES)) !== null) return [join(path, name)]
  const dropIns = (await namesIn(path)).filter(name => name.endsWith('.conf')).slice(0, MAX_FILES)
  return dropIns.length > 0 ? dropIns.map(name => join(path, name)) : null
}

function rootOf(
  start: string,
  starts: readonly string[] | null,
  configuredRoot: string | null,
): string | null {
  if (starts === null) return start
  return configuredRoot === null ? null : besides(starts[0] ?? start, configuredRoot)
}

async function readFileInto(path: string, draft: SetupDraft, read: Set<string>): Promise<void> {
  if (read.has(path) || read.size >= MAX_FILES) return
  read.add(path)
  const text = await readText(path, MAX_CONFIG_BYTES)
  if (text === null) {
    if (read.size === 1) throw new SlipwayError('setup-not-understood', { path, ...detail('unreadable') })
    return noteUnread(draft, { file: path, line: 1, text: 'the file cannot be read' })
  }
  const lines = parseConfigLines(text)
  readConfig(lines, path, draft)
  for (const { name, parts } of lines) {
    const [target = ''] = parts
    if (name === 'conf-file' && target !== '') await readFileInto(besides(path, target), draft, read)
    if (name === 'conf-dir' && target !== '')
      for (const file of await namesIn(besides(path, target)))
        if (isIncluded(file, parts.slice(1)))
          await readFileInto(join(besides(path, target), file), draft, read)
  }
}

/** dnsmasq(8): hidden files and backups are skipped, `*.conf` selects only those, `.bak` excludes those. */
function isIncluded(file: string, endings: readonly string[]): boolean {
  if (/^[.#]|~$|#$/.test(file)) return false
  const wanted = endings.filter(one => one.startsWith('*')).map(one => one.slice(1))
  const unwanted = endings.filter(one => one !== '' && !one.startsWith('*'))
  return (
    !unwanted.some(one => file.endsWith(one)) &&
    (wanted.length === 0 || wanted.some(one => file.endsWith(one)))
  )
}

async function readMenus(root: string, draft: SetupDraft): Promise<SetupImport['menus']> {
  const menus: { file: string; menu: ReturnType<typeof readMenu> }[] = []
  for (const { folder, name } of MENU_PLACES)
    for (const file of await namesIn(join(root, folder))) {
      if (!name.test(file) || menus.length >= MAX_MENUS) continue
      const path = join(root, folder, file)
      const text = await readText(path, MAX_MENU_BYTES)
      try {
        if (text !== null) menus.push({ file: relative(root, path), menu: readMenu(text) })
      } catch (thrown) {
        if (!(thrown instanceof SlipwayError)) throw thrown
        noteUnread(draft, { file: path, line: 1, text: 'no menu with entries was found in it' })
      }
    }
  return menus
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() === true

const besides = (file: string, path: string): string => (isAbsolute(path) ? path : join(dirname(file), path))

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort()
}

/** Null for a file that cannot be read or is too large to be a hand-written text. */
async function readText(path: string, maxBytes: number): Promise<string | null> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return null
  try {
    const stats = await file.stat()
    return stats.isFile() && stats.size <= maxBytes ? await file.readFile('utf8') : null
  } catch {
    return null
  } finally {
    await file.close()
  }
}
