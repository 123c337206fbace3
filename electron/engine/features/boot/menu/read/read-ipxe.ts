import type { BootModule } from '#contract/image.ts'
import type { MenuImport } from '#contract/menu.ts'
import { reason } from '#contract/reason.ts'
import {
  createImportBuilder,
  kernelStart,
  POWER_STARTS,
  textStart,
  type ReadStart,
} from './import-builder.ts'
import { trimOf, upTo, wordAndRest } from '../../../../base/scan.ts'
import { foreignLines } from '../../../../base/foreign-lines.ts'

interface Section {
  readonly label: string
  readonly line: number
  readonly lines: string[]
}
interface Item {
  readonly id: string
  readonly title: string
  readonly hotkey: string | null
  readonly line: number
  readonly isGap: boolean
}

const MAX_DEPTH = 8

/** Reads an iPXE script with menus. An `item` starts the lines after the label of its name. */
export function readIpxeMenu(text: string): MenuImport {
  const builder = createImportBuilder('ipxe')
  const settings = new Map<string, string>()
  const sections = sectionsOf(text)
  const byLabel = new Map(sections.map(section => [section.label, section]))
  const ids = new Map<string, string | null>()
  const shown = new Set<string>()
  let wanted: string | null = null
  let timeoutSeconds: number | null = null
  let comments: string[] = []

  for (const section of sections)
    for (const line of section.lines) {
      const command = wordAndRest(line)
      const { word: name, rest } = wordAndRest(command.word === 'set' ? command.rest : '')
      if (rest !== '' && !settings.has(name)) settings.set(name, upTo(rest, '||').trimEnd())
    }

  const showMenu = (section: Section, depth: number): void => {
    shown.add(section.label)
    for (const [index, line] of section.lines.entries()) {
      if (builder.isFull()) return
      const lineNumber = section.line + index
      const word = line.trim().split(/\s+/)[0] ?? ''
      if (word.startsWith('#') && !word.startsWith('#!')) comments.push(line.trim().replace(/^#+\s*/, ''))
      else if (word === 'item') addItem(itemOf(line, lineNumber), depth)
      else if (word === 'choose') readChoose(line)
      else if (
        !/^(menu|set|isset|clear|goto|iseq|console|colour|color|cpair|echo|dhcp|ifopen|ifconf|prompt|imgfree|#!.*|shell|exit|)$/.test(
          word,
        ) &&
        depth === 0
      )
        builder.unread(lineNumber, line.trim())
    }
  }
  const addItem = (item: Item | null, depth: number): void => {
    if (!item) return
    for (const comment of comments) builder.comment(comment)
    comments = []
    const title = expand(item.title, settings)
    if (item.isGap) return builder.separator(trimOf(title, '-= \t'))
    const section = byLabel.get(item.id) ?? byLabel.get(`item_${item.id}`)
    if (!section) {
      builder.unread(item.line, reason('item-nowhere', { item: item.id }))
      return
    }
    if (section.lines.some(line => /^\s*choose\s/.test(line))) {
      // A link back to a menu already shown is not a submenu.
      if (shown.has(section.label) || depth >= MAX_DEPTH) return
      builder.enter(title)
      showMenu(section, depth + 1)
      return builder.leave()
    }
    ids.set(
      item.id,
      builder.add(
        title,
        readIpxeSection(section.lines, words => expand(words, settings)),
        item.hotkey,
      ),
    )
  }
  const readChoose = (line: string): void => {
    const [, id] = /--default\s+(\S+)/.exec(line) ?? []
    const [, milliseconds] = /--timeout\s+(\S+)/.exec(line) ?? []
    if (id !== undefined) wanted ??= expand(id, settings)
    const value = Number(expand(milliseconds ?? '', settings) || Number.NaN)
    if (Number.isFinite(value) && value >= 0) timeoutSeconds ??= Math.min(3600, Math.ceil(value / 1000))
  }

  const first = sections.find(section => section.lines.some(line => /^\s*item\s/.test(line)))
  if (first) showMenu(first, 0)
  return builder.finish({ defaultId: ids.get(wanted ?? '') ?? null, timeoutSeconds })
}

/** A script in sections, each after its label. Lines before the first label have none. */
function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [{ label: '', line: 1, lines: [] }]
  for (const [index, line] of foreignLines(text).entries()) {
    const [, label] = /^\s*:(\S+)\s*$/.exec(line) ?? []
    if (label === undefined) sections.at(-1)?.lines.push(line)
    else sections.push({ label, line: index + 2, lines: [] })
  }
  return sections
}

/** `item [--gap] [--key K] [--default] [--menu M] [--] ID TITLE` (ipxe.org/cmd/item). */
function itemOf(line: string, lineNumber: number): Item | null {
  const command = line.trim()
  let rest = (command.endsWith('||') ? command.slice(0, -2) : command).slice('item'.length).trim()
  let hotkey: string | null = null
  let isGap = false
  for (;;) {
    const [option, , value] =
      /^(--gap|--default|-g|-d|--key\s+(\S+)|-k\s+(\S+)|--menu\s+\S+|-m\s+\S+|--)(?=\s|$)\s*/.exec(rest) ?? []
    if (option === undefined) break
    const [, key] = /^(?:--key|-k)\s+(\S+)/.exec(option) ?? []
    hotkey = key ?? value ?? hotkey
    if (/^(--gap|-g)/.test(option)) isGap = true
    rest = rest.slice(option.length)
    if (/^--\s*$/.test(option)) break
  }
  if (isGap) return { id: '', title: rest, hotkey: null, line: lineNumber, isGap }
  const { word: id, rest: title } = wordAndRest(rest)
  return id === '' ? null : { id, title: title || id, hotkey, line: lineNumber, isGap }
}

/** Expands settings that the script itself makes. Settings only a machine knows stay as they are. */
function expand(text: string, settings: ReadonlyMap<string, string>): string {
  let expanded = text
  for (let rounds = 0; rounds < 8; rounds++) {
    const next = expanded
      .replaceAll(/\$\{([^${}]+)\}/g, (whole, name: string) => settings.get(name) ?? whole)
      .slice(0, 8192)
    if (next === expanded) break
    expanded = next
  }
  return expanded
}

/** The words before an operator, which may be glued to the last of them: `kernel x || shell`. */
function firstCommand(words: readonly string[]): readonly string[] {
  const at = words.findIndex(word => word.endsWith('||') || word.endsWith('&&'))
  if (at < 0) return words
  const last = words[at]?.slice(0, -2) ?? ''
  return last === '' ? words.slice(0, at) : [...words.slice(0, at), last]
}

interface Kernel {
  readonly file: string
  readonly words: readonly string[]
}

/** What a label starts: a kernel that every loader can start, or else its own lines, for iPXE only. */
function readIpxeSection(lines: readonly string[], expand: (text: string) => string): ReadStart {
  const own = lines.map(line => expand(line.trim())).filter(line => line !== '' && !line.startsWith('#'))
  const asText = textStart('ipxe', lines.join('\n').trim())
  let kernel: Kernel | null = null
  let plain: ReadStart | null = null
  const initrd: string[] = []
  const modules: BootModule[] = []
  for (const line of own) {
    const [name = '', ...operands] = firstCommand(line.split(/\s+/))
    const { file, rest } = fileAndWords(operands)
    if (name === 'kernel' || name === 'imgselect') kernel = { file, words: rest }
    else if (name === 'initrd') initrd.push(file)
    else if (name === 'module') modules.push({ path: file, arguments: rest.join(' ') })
    else if (name === 'sanboot' && /--drive\s+0x80/.test(line)) plain = { tool: 'local' }
    else if (name === 'exit') plain ??= { tool: 'local' }
    else if (name === 'reboot') plain ??= POWER_STARTS.reboot
    else if (name === 'poweroff') plain ??= POWER_STARTS.poweroff
    else if (name === 'imgargs') kernel = { file: (kernel as Kernel | null)?.file ?? '', words: rest }
    else if (!/^(boot|imgfree|echo|goto|set|clear|prompt|sleep)$/.test(name)) return asText
  }
  if (!kernel) return plain ?? asText
  if (plain || kernel.file === '' || [kernel.file, ...initrd].some(one => one.includes('${'))) return asText
  // Each loader has its own way to name initrds.
  const args = kernel.words.filter(word => !word.startsWith('initrd='))
  // iPXE treats an initrd of a multiboot kernel as a module.
  return kernelStart(
    fileOf(kernel.file),
    args.join(' '),
    initrd.map(fileOf),
    modules.map(one => ({ ...one, path: fileOf(one.path) })),
  )
}

/** The first word that is not an option, and the words after it. */
function fileAndWords(operands: readonly string[]): {
  readonly file: string
  readonly rest: readonly string[]
} {
  let at = 0
  while (operands[at]?.startsWith('-')) at += /^(--name|-n|--timeout|-t)$/.test(operands[at]!) ? 2 : 1
  return { file: operands[at] ?? '', rest: operands.slice(at + 1) }
}

function fileOf(name: string): string {
  return name.includes('://') ? name : `/${name.replace(/^\/+/, '')}`
}
