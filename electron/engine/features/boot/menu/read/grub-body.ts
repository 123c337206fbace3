import type { BootModule } from '#contract/image.ts'
import { withoutDevice } from '../../../../image/bootconfig/configured-entry.ts'
import type { GrubWord } from '../../../../image/bootconfig/grub-lexer.ts'
import type { GrubStatement } from '../../../../image/bootconfig/grub-parser.ts'
import { kernelStart, POWER_STARTS, textStart, type ReadStart } from './import-builder.ts'

const LINUX = /^linux(16|efi|aa64)?$/
const INITRD = /^initrd(16|efi|aa64)?$/
const HARMLESS = new Set(
  'echo insmod load_video gfxmode terminal_output terminal savedefault recordfail search net_bootp net_dhcp true clear sleep'.split(
    ' ',
  ),
)

/** What an entry starts: a kernel that every loader can start, or else its own text, for GRUB alone. */
export function readGrubBody(
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

/** `(http,HOST)/x` is a URL; a path on another TFTP server too; what is on any disk is looked for in our own folder. */
function fileOf(path: string, root: string): string {
  const [, device = root.replace(/^\(|\)$/g, ''), rest = path] = /^\(([^)]*)\)(.*)$/.exec(path) ?? []
  const [, scheme, host] = /^(http|https|tftp),(.+)$/.exec(device) ?? []
  return scheme && host ? `${scheme}://${host}/${rest.replace(/^\/+/, '')}` : withoutDevice(rest)
}

/** The kernel knows double quotes around a value with spaces. */
function quoted(word: string): string {
  return /\s/.test(word) && !word.includes('"') ? `"${word}"` : word
}

function withoutIndent(source: string): string {
  const lines = source.split('\n').map(line => line.trimEnd())
  const filled = lines.filter(line => line !== '')
  const indent = Math.min(...filled.map(line => /^\s*/.exec(line)?.[0].length ?? 0))
  return lines
    .map(line => line.slice(Number.isFinite(indent) ? indent : 0))
    .join('\n')
    .replaceAll(/^\n+|\n+$/g, '')
}
