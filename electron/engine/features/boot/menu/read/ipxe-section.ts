import type { BootModule } from '#contract/image.ts'
import { kernelStart, POWER_STARTS, textStart, type ReadStart } from './import-builder.ts'

interface Kernel {
  readonly file: string
  readonly words: readonly string[]
}

/** What stands behind a label: a kernel that every loader can start, or else its own lines, for iPXE alone. */
export function readIpxeSection(lines: readonly string[], expand: (text: string) => string): ReadStart {
  const own = lines.map(line => expand(line.trim())).filter(line => line !== '' && !line.startsWith('#'))
  const asText = textStart('ipxe', lines.join('\n').trim())
  let kernel: Kernel | null = null
  let plain: ReadStart | null = null
  const initrd: string[] = []
  const modules: BootModule[] = []
  for (const line of own) {
    const words = line.replace(/\s*(\|\||&&)\s.*$|\s*\|\|$/, '').split(/\s+/)
    const [name = '', ...operands] = words
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
  // Each loader names initrds in its own way.
  const args = kernel.words.filter(word => !word.startsWith('initrd='))
  // iPXE takes an initrd of a multiboot kernel for a module.
  return kernelStart(
    fileOf(kernel.file),
    args.join(' '),
    initrd.map(fileOf),
    modules.map(one => ({ ...one, path: fileOf(one.path) })),
  )
}

/** The first word that is no option, and what follows it. */
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
