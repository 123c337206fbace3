import type { BootModule } from '#contract/image.ts'
import {
  MAX_ENTRIES,
  MAX_FILES,
  directoryOf,
  type ConfigFiles,
  type ConfiguredEntry,
  type ConfiguredOther,
  type ConfiguredStart,
} from './configured-entry.ts'
import { wordAndRest } from '../../base/scan.ts'
import { foreignLines } from '../../base/foreign-lines.ts'

/** A label while it is being parsed. */
interface Label {
  title: string
  kernel: string | null
  /** CONFIG within a label: another configuration file, and optionally its folder, which archiso writes in APPEND. */
  config: readonly string[]
  append: string | null
  initrd: readonly string[]
  isDisabled: boolean
}

/** Files with these endings are programs or boot sectors, not kernels (SYSLINUX documentation, KERNEL). */
const NOT_A_KERNEL = /\.(c32|cbt|com|0|bin|bss|bs|img)$/i
/** Modules that choose, show something or leave the loader. */
const STARTS_NOTHING =
  /(^|\/)(chain|reboot|poweroff|ifcpu(64)?|ifplop|whichsys|ifmemdsk|cmd|config|kbdmap|gpxecmd|cat|ls|cpuid|lua|host|debug|sysdump)\.(c32|com)$/i
const MULTIBOOT_PROGRAM = /(^|\/)mboot\.c32$/i
const MENU_PROGRAM = /(^|\/)(vesa)?menu\.c32$/i

/**
 * Reads an ISOLINUX or SYSLINUX configuration and everything it includes. Relative names are relative to the first
 * file's folder.
 */
export async function interpretIsolinux(
  file: string,
  files: ConfigFiles,
): Promise<readonly (ConfiguredStart | ConfiguredOther)[]> {
  const entries: (ConfiguredStart | ConfiguredOther)[] = []
  const seen = new Set<string>()

  const readFile = async (path: string, folder: string): Promise<void> => {
    if (seen.has(path) || seen.size >= MAX_FILES || entries.length >= MAX_ENTRIES) return
    seen.add(path)
    const text = await files.readText(path)
    if (text === null) return
    let globalAppend = ''
    let label: Label | null = null
    let isHelpText = false
    const resolve = (name: string) => (name.startsWith('/') ? name : `${folder}/${name}`)

    const readConfig = async ([path = '', other = '']: readonly string[]) =>
      readFile(resolve(path), other === '' ? folder : resolve(other).replace(/\/$/, ''))

    const endLabel = async () => {
      const ended = label
      label = null
      if (ended && ended.config.length > 0) await readConfig([...ended.config, ended.append ?? ''])
      if (!ended?.kernel || ended.isDisabled) return
      const append = ended.append === '-' ? '' : (ended.append ?? globalAppend)
      // A menu program with a file is another menu.
      if (MENU_PROGRAM.test(ended.kernel)) {
        for (const name of append.split(/\s+/).filter(word => /\.(cfg|conf)$/i.test(word)))
          await readFile(resolve(name), folder)
      } else if (MULTIBOOT_PROGRAM.test(ended.kernel)) {
        const multiboot = parseMbootLine(append, resolve)
        if (multiboot) entries.push({ title: ended.title, initrd: [], source: file, ...multiboot })
      } else if (!NOT_A_KERNEL.test(ended.kernel)) entries.push(toEntry(ended, ended.kernel, append))
      else if (!STARTS_NOTHING.test(ended.kernel))
        entries.push({ title: ended.title, source: file, command: nameOf(ended.kernel) })
    }

    const toEntry = (ended: Label, kernel: string, append: string): ConfiguredEntry => {
      const words = append.split(/\s+/).filter(word => word !== '')
      const inAppend = words.findLast(word => word.startsWith('initrd='))?.slice('initrd='.length)
      const initrd = ended.initrd.length > 0 ? ended.initrd : splitInitrd(inAppend ?? '')
      return {
        title: ended.title,
        kernel: resolve(kernel),
        initrd: initrd.map(resolve),
        arguments: words.filter(word => !word.startsWith('initrd=')).join(' '),
        source: file,
      }
    }

    for (const line of foreignLines(text)) {
      const { word: keyword, rest: value } = wordAndRest(line)
      if (!/^[A-Za-z0-9]+$/.test(keyword)) continue
      const directive = keyword.toLowerCase()
      if (isHelpText) isHelpText = directive !== 'endtext'
      else if (directive === 'text' && /^help$/i.test(value)) isHelpText = true
      else if (directive === 'label') {
        await endLabel()
        label = newLabel(value)
      } else if (directive === 'menu') {
        const { word: item, rest } = wordAndRest(value)
        if (/^include$/i.test(item)) await readFile(resolve(firstWord(rest)), folder)
        else if (label) applyMenuItem(label, item.toLowerCase(), rest)
      } else if (directive === 'include') {
        await readFile(resolve(firstWord(value)), folder)
      } else if (directive === 'config') {
        const words = value.split(/\s+/)
        if (label) (label as Label).config = words
        else await readConfig(words)
      } else if (directive === 'append') {
        if (label) (label as Label).append = value
        else globalAppend = value === '-' ? '' : value
      } else if (label) applyDirective(label, directive, value)
    }
    await endLabel()
  }

  await readFile(file, directoryOf(file))
  return entries
}

function newLabel(name: string): Label {
  return { title: name, kernel: null, config: [], append: null, initrd: [], isDisabled: false }
}

function applyDirective(label: Label, directive: string, value: string): void {
  if (directive === 'kernel' || directive === 'linux') label.kernel = firstWord(value)
  else if (directive === 'com32' || directive === 'boot' || directive === 'bss')
    label.kernel = firstWord(value)
  else if (directive === 'initrd') label.initrd = splitInitrd(value)
}

function applyMenuItem(label: Label, item: string, value: string): void {
  // `^` marks the hot key.
  if (item === 'label') label.title = value.replace('^', '').trim()
  else if (item === 'disable') label.isDisabled = true
}

function splitInitrd(value: string): readonly string[] {
  return value
    .split(',')
    .map(path => path.trim())
    .filter(path => path !== '')
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).slice(0, 64)
}

function firstWord(text: string): string {
  return text.trim().split(/\s+/)[0] ?? ''
}

/**
 * Parses the arguments of `mboot.c32`: the kernel and its modules, each with arguments, separated by `---` (`xen.gz
 * dom0_mem=1G --- vmlinuz console=hvc0 --- install.img`). Null if it names no kernel, as with ESXi's `-c boot.cfg`.
 */
export function parseMbootLine(
  append: string,
  resolve: (name: string) => string,
): { kernel: string; arguments: string; modules: readonly BootModule[] } | null {
  const words = append.split(/\s+/).filter(word => word !== '')
  const groups: string[][] = [[]]
  for (const word of words) {
    if (word === '---') groups.push([])
    else groups.at(-1)?.push(word)
  }
  const parts = groups.flatMap(([name, ...rest]) =>
    name === undefined ? [] : [{ path: resolve(name), arguments: rest.join(' ') }],
  )
  const [kernel, ...modules] = parts
  if (kernel === undefined || /(^|\/)-c$/.test(kernel.path)) return null
  return { kernel: kernel.path, arguments: kernel.arguments, modules }
}
