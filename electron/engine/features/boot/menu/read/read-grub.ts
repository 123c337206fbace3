import type { BootModule } from '#contract/image.ts'
import type { MenuImport } from '#contract/menu.ts'
import { reason } from '#contract/reason.ts'
import { withoutDevice } from '../../../../image/bootconfig/configured-entry.ts'
import { expandWord, type GrubWord } from '../../../../image/bootconfig/grub-lexer.ts'
import { parseGrub, type GrubStatement } from '../../../../image/bootconfig/grub-parser.ts'
import {
  createImportBuilder,
  kernelStart,
  POWER_STARTS,
  textStart,
  type ReadStart,
} from './import-builder.ts'
import { trimOf } from '../../../../base/scan.ts'

/** Settings of screen and sound, and GRUB's memory on a disk: Slipway's menu needs none of them. */
const IGNORED = new Set(
  (
    'insmod rmmod load_video loadfont terminal terminal_input terminal_output serial play background_image background_color ' +
    'export unset save_env load_env echo true false clear recordfail savedefault search keymap normal'
  ).split(' '),
)
const FLAGS_WITH_VALUE = new Set(['--class', '--users', '--hotkey', '--id', '--source', '--function'])
const MAX_DEPTH = 16
const MAX_COMMANDS = 20_000

type Command = Extract<GrubStatement, { kind: 'command' }>

/** Reads a user's `grub.cfg`. Branches that depend on the machine are both read. */
export function readGrubMenu(text: string): MenuImport {
  const builder = createImportBuilder('grub')
  const comments: { readonly line: number; readonly text: string }[] = []
  const statements = parseGrub(text, { comment: (words, line) => comments.push({ line, text: words }) })
  const variables = new Map<string, string>()
  const topIds: { readonly id: string | null; readonly title: string; readonly ownId: string | null }[] = []
  let commandsLeft = MAX_COMMANDS
  let commentAt = 0
  let openSubmenus = 0

  const expand = (words: readonly GrubWord[]): string[] =>
    words.flatMap(word => expandWord(word, name => variables.get(name) ?? ''))
  const takeComments = (line: number): void => {
    for (let next = comments[commentAt]; next && next.line <= line; next = comments[++commentAt])
      builder.comment(next.text)
  }
  const dropComments = (line: number): void => {
    while ((comments[commentAt]?.line ?? Infinity) <= line) commentAt++
  }

  const walk = (body: readonly GrubStatement[], depth: number): void => {
    for (const statement of body) {
      if (depth > MAX_DEPTH || commandsLeft-- <= 0 || builder.isFull()) return
      if (statement.kind === 'if') for (const branch of statement.branches) walk(branch.body, depth + 1)
      else if (statement.kind === 'command') command(statement, depth)
    }
  }
  const command = (statement: Command, depth: number): void => {
    const [name = '', ...operands] = expand(statement.words)
    const { line } = statement.span
    if ((name === 'menuentry' || name === 'submenu') && statement.body) {
      takeComments(line)
      const { title, flags } = titleAndFlags(operands)
      const ownId = flags.get('--id') ?? null
      if (name === 'submenu') {
        const id = builder.enter(title)
        if (openSubmenus === 0) topIds.push({ id, title, ownId })
        openSubmenus++
        walk(statement.body, depth + 1)
        openSubmenus--
        builder.leave()
        return
      }
      const { inner } = statement
      const source = inner ? text.slice(inner.start, inner.end) : ''
      const start = readGrubBody(statement.body, source, expand, variables)
      const id = builder.add(title, start, flags.get('--hotkey') ?? null)
      if (openSubmenus === 0) topIds.push({ id, title, ownId })
      dropComments(line + source.split('\n').length)
    } else if (name === 'set') assign(operands[0] ?? '')
    else if (/^[A-Za-z_]\w*=/.test(name)) assign(name)
    else if (['source', '.', 'configfile'].includes(name))
      builder.unread(line, reason('another-file', { said: `${name} ${operands[0] ?? ''}` }))
    else if (name !== '' && !IGNORED.has(name))
      builder.unread(line, text.slice(statement.span.start, statement.span.end))
  }
  const assign = (words: string): void => {
    const at = words.indexOf('=')
    if (at > 0) variables.set(words.slice(0, at), words.slice(at + 1))
  }

  walk(statements, 0)
  const wanted = (variables.get('default') ?? '').split('>')[0] ?? ''
  const chosen = /^\d+$/.test(wanted)
    ? topIds[Number(wanted)]
    : topIds.find(one => wanted !== '' && (one.ownId === wanted || one.title === wanted))
  const seconds = Number(variables.get('timeout') ?? Number.NaN)
  return builder.finish({
    defaultId: chosen?.id ?? null,
    timeoutSeconds: Number.isInteger(seconds) ? Math.min(Math.max(seconds, 0), 3600) : null,
  })
}

function titleAndFlags(operands: readonly string[]): { title: string; flags: ReadonlyMap<string, string> } {
  const flags = new Map<string, string>()
  let title: string | null = null
  for (let at = 0; at < operands.length; at++) {
    const word = operands[at]!
    const [, name, value] = /^(--[a-z-]+)=(.*)$/.exec(word) ?? []
    if (name !== undefined) flags.set(name, value ?? '')
    else if (FLAGS_WITH_VALUE.has(word)) flags.set(word, operands[++at] ?? '')
    else if (!word.startsWith('--')) title ??= word
  }
  return { title: title ?? '', flags }
}

const LINUX = /^linux(16|efi|aa64)?$/
const INITRD = /^initrd(16|efi|aa64)?$/
const HARMLESS = new Set(
  'echo insmod load_video gfxmode terminal_output terminal savedefault recordfail search net_bootp net_dhcp true clear sleep'.split(
    ' ',
  ),
)

/** What an entry starts: a kernel that every loader can start, or else its own text, for GRUB only. */
function readGrubBody(
  body: readonly GrubStatement[],
  source: string,
  expand: (words: readonly GrubWord[]) => string[],
  outer: ReadonlyMap<string, string>,
): ReadStart {
  const asText = textStart('grub', withoutIndent(source))
  const roots = { root: outer.get('root') ?? '' }
  const kernels: { path: string; words: string; isMultiboot: boolean }[] = []
  const initrd: string[] = []
  const modules: BootModule[] = []
  let plain: ReadStart | null = null
  for (const statement of body) {
    if (statement.kind !== 'command' || statement.body) return asText
    const [name = '', ...operands] = expand(statement.words)
    const [first = '', ...rest] = operands.filter((word, at) => at > 0 || !word.startsWith('--'))
    const words = rest.map(quoted).join(' ')
    if (LINUX.test(name)) kernels.push({ path: fileOf(first, roots.root), words, isMultiboot: false })
    else if (/^multiboot2?$/.test(name))
      kernels.push({ path: fileOf(first, roots.root), words, isMultiboot: true })
    else if (INITRD.test(name)) initrd.push(...operands.map(path => fileOf(path, roots.root)))
    else if (/^module2?$/.test(name)) modules.push({ path: fileOf(first, roots.root), arguments: words })
    else if (name === 'exit' || (name === 'chainloader' && first.endsWith('+1'))) plain = { tool: 'local' }
    else if (name === 'fwsetup') plain = { tool: 'firmware' }
    else if (name === 'reboot') plain = POWER_STARTS.reboot
    else if (name === 'halt') plain = POWER_STARTS.poweroff
    else if (name === 'set' && first.startsWith('root=')) roots.root = first.slice('root='.length)
    else if (name === '' || name === 'set' || HARMLESS.has(name)) continue
    else return asText
  }
  const [kernel, second] = kernels
  if (second || (kernel && plain)) return asText
  if (!kernel) return plain ?? asText
  const isWhole = kernel.isMultiboot ? initrd.length === 0 && modules.length > 0 : modules.length === 0
  return isWhole && kernel.path !== '/' ? kernelStart(kernel.path, kernel.words, initrd, modules) : asText
}

/**
 * `(http,HOST)/x` becomes a URL, as does a path on another TFTP server. A file on any disk is expected in the folder
 * of boot programs.
 */
function fileOf(path: string, root: string): string {
  const [, device = root.replace(/^\(|\)$/g, ''), rest = path] = /^\(([^)]*)\)(.*)$/.exec(path) ?? []
  const [, scheme, host] = /^(http|https|tftp),(.+)$/.exec(device) ?? []
  return scheme && host ? `${scheme}://${host}/${rest.replace(/^\/+/, '')}` : withoutDevice(rest)
}

/** The kernel accepts double quotes around a value with spaces. */
function quoted(word: string): string {
  return /\s/.test(word) && !word.includes('"') ? `"${word}"` : word
}

function withoutIndent(source: string): string {
  const lines = source.split('\n').map(line => line.trimEnd())
  const filled = lines.filter(line => line !== '')
  const indent = Math.min(...filled.map(line => /^\s*/.exec(line)?.[0].length ?? 0))
  const moved = lines.map(line => line.slice(Number.isFinite(indent) ? indent : 0))
  return trimOf(moved.join('\n'), '\n')
}
