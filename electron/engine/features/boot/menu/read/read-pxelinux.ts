import type { MenuImport } from '#contract/menu.ts'
import { reason } from '#contract/reason.ts'
import { parseMbootLine } from '../../../../image/bootconfig/isolinux-interpreter.ts'
import {
  createImportBuilder,
  kernelStart,
  POWER_STARTS,
  textStart,
  type ReadStart,
} from './import-builder.ts'
import { wordAndRest } from '../../../../base/scan.ts'
import { foreignLines } from '../../../../base/foreign-lines.ts'

/**
 * Colours, sizes and keys of the screen, and settings for SYSLINUX's own programs: Slipway's menu needs none of them.
 */
const IGNORED =
  /^(prompt|ui|allowoptions|noescape|nocomplete|console|font|kbdmap|serial|say|display|f\d+|implicit|totaltimeout|onerror|path|sendcookies|nohalt)$/
const IGNORED_MENU =
  /^(title|background|color|colour|msgcolor|width|margin|rows|helpmsgrow|helpmsgendrow|cmdlinerow|timeoutrow|tabmsg|tabmsgrow|endrow|passwordrow|vshift|hshift|hiddenrow|hidden|clear|immediate|shiftkey|resolution|master|autoboot|notabmsg|passprompt|start|save|nosave)$/
/** Keywords that belong to a label. */
const OF_LABEL =
  /^(append|boot|bss|com32|comboot|config|fdimage|initrd|ipappend|kernel|linux|localboot|pxe|sysappend)$/

/** Longer than any real label; further lines are left out. */
const MAX_LABEL_LINES = 200

/** A label while its lines are being read. */
interface Label {
  readonly name: string
  readonly title: string
  readonly hotkey: string | null
  readonly isDisabled: boolean
  /** Grows while the label's lines are read. */
  readonly body: string[]
}

/** Reads a user's `pxelinux.cfg/default` (SYSLINUX documentation, syslinux.txt and menu.txt). */
export function readPxelinuxMenu(text: string): MenuImport {
  const builder = createImportBuilder('pxelinux')
  const ids = new Map<string, string | null>()
  let globalAppend = ''
  let label: Label | null = null
  let openedAs: string | null = null
  let wanted: string | null = null
  let marked: string | null = null
  let timeoutSeconds: number | null = null
  let isHelp = false

  const endLabel = (): void => {
    const ended = label
    label = null
    if (!ended) return
    const title = ended.title || ended.name
    if (ended.body.length === 0 && (ended.isDisabled || ended.title !== '')) builder.separator(title)
    else if (ended.body.length > 0)
      ids.set(ended.name, builder.add(title, readPxelinuxLabel(ended.body, globalAppend), ended.hotkey))
  }
  const change = (how: Partial<Label>): void => {
    if (label) label = { ...label, ...how }
  }
  const menu = (item: string, rest: string, line: number): void => {
    if (item === 'begin') {
      endLabel()
      openedAs = rest
    } else if (item === 'end') {
      endLabel()
      builder.leave()
    } else if (item === 'title' && openedAs !== null) open(titleOf(rest).title)
    else if (item === 'separator') {
      endLabel()
      builder.separator('')
    } else if (item === 'label') change(titleOf(rest))
    else if (item === 'disable') change({ isDisabled: true })
    else if (item === 'default') marked = label?.name ?? marked
    else if (item === 'include')
      builder.unread(line, reason('another-file', { said: `menu include ${rest}` }))
    else if (/^(exit|goto|quit)$/.test(item)) label = null
    else if (!IGNORED_MENU.test(item) && !/^(indent|passwd|hide|help)$/.test(item))
      builder.unread(line, `menu ${item} ${rest}`)
  }
  const open = (title: string): void => {
    openedAs = null
    builder.enter(title)
  }

  for (const [index, raw] of foreignLines(text).entries()) {
    if (builder.isFull()) break
    const line = raw.trim()
    const { word, rest } = wordAndRest(line)
    const keyword = word.toLowerCase()
    if (isHelp) {
      isHelp = keyword !== 'endtext'
      continue
    }
    if (keyword === '') continue
    if (openedAs !== null && keyword !== 'menu') open(openedAs)
    if (keyword.startsWith('#')) {
      // A comment after a label's lines describes the next label.
      if ((label as Label | null)?.body.length) endLabel()
      builder.comment(line.replace(/^#+\s*/, ''))
    } else if (keyword === 'label') {
      endLabel()
      label = { name: rest, title: '', hotkey: null, isDisabled: false, body: [] }
    } else if (keyword === 'menu') {
      const { word: item, rest: more } = wordAndRest(rest)
      menu(item.toLowerCase(), more, index + 1)
    } else if (keyword === 'text' && /^help$/i.test(rest)) isHelp = true
    else if (OF_LABEL.test(keyword)) {
      if (label) keep((label as Label).body, line)
      else if (keyword === 'append') globalAppend = rest === '-' ? '' : rest
      else builder.unread(index + 1, line)
    } else if (keyword === 'default' || keyword === 'ontimeout') wanted = /\.c32$/i.test(rest) ? wanted : rest
    else if (keyword === 'timeout') timeoutSeconds = secondsOf(rest)
    else if (keyword === 'include') builder.unread(index + 1, reason('another-file', { said: line }))
    else if (!IGNORED.test(keyword)) builder.unread(index + 1, line)
  }
  endLabel()
  return builder.finish({
    defaultId: ids.get(marked ?? '') ?? ids.get((wanted ?? '').split(/\s/)[0] ?? '') ?? null,
    timeoutSeconds,
  })
}

function keep(body: string[], line: string): void {
  if (body.length < MAX_LABEL_LINES) body.push(line)
}

/** `^` marks the hot key. */
function titleOf(words: string): { readonly title: string; readonly hotkey: string | null } {
  return { title: words.replace('^', '').trim(), hotkey: /\^([A-Za-z0-9])/.exec(words)?.[1] ?? null }
}

/** In tenths of a second. A timeout shorter than a second counts as one. */
function secondsOf(tenths: string): number | null {
  const value = Number(tenths)
  return Number.isFinite(value) && value >= 0 ? Math.min(3600, Math.ceil(value / 10)) : null
}

/** What a label starts: a kernel that every loader can start, or else its own lines, for PXELINUX only. */
function readPxelinuxLabel(body: readonly string[], globalAppend: string): ReadStart {
  const values = new Map<string, string>()
  for (const line of body) {
    const { word: keyword, rest: value } = wordAndRest(line)
    values.set(keyword.toLowerCase(), value)
  }
  const own = values.get('append')
  const append = own === '-' ? '' : (own ?? globalAppend)
  const kernel = values.get('linux') ?? values.get('kernel') ?? values.get('com32') ?? ''
  const asText = textStart('pxelinux', body.join('\n'))
  if (values.has('localboot') || (/(^|\/)chain\.c32$/i.test(kernel) && /^hd0\b/.test(append)))
    return { tool: 'local' }
  if (/(^|\/)reboot\.c32$/i.test(kernel)) return POWER_STARTS.reboot
  if (/(^|\/)poweroff\.(c32|com)$/i.test(kernel)) return POWER_STARTS.poweroff
  if (/(^|\/)mboot\.c32$/i.test(kernel)) {
    const multiboot = parseMbootLine(append, fileOf)
    return multiboot && multiboot.modules.length > 0
      ? kernelStart(multiboot.kernel, multiboot.arguments, [], multiboot.modules)
      : asText
  }
  const isProgram = !values.has('linux') && /\.(c32|cbt|com|0|bin|bss|bs|img)$/i.test(kernel)
  if (kernel === '' || isProgram || /memdisk$/i.test(kernel) || /\s/.test(kernel)) return asText
  const words = append.split(/\s+/).filter(Boolean)
  const inAppend = words.findLast(word => word.startsWith('initrd='))?.slice('initrd='.length)
  const initrd = (values.get('initrd') ?? inAppend ?? '')
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)
  const rest = words.filter(word => !word.startsWith('initrd=')).join(' ')
  return kernelStart(fileOf(kernel), rest, initrd.map(fileOf))
}

/** `HOST::PATH` is on another TFTP server; `::PATH` and `PATH` are relative to Slipway's. */
function fileOf(name: string): string {
  const [, host, path] = /^([\w.-]+)::(.+)$/.exec(name) ?? []
  if (host !== undefined && path !== undefined) return `tftp://${host}/${path.replace(/^\/+/, '')}`
  return name.includes('://') ? name : `/${name.replace(/^::/, '').replace(/^(\.?\/)+/, '')}`
}
