import type { BootModule } from '#contract/image.ts'
import { INITRD, isUnknownStart, LINUX, MODULE, MULTIBOOT } from './grub-command.ts'
import type { ConfiguredOther, ConfiguredStart } from './configured-entry.ts'
import { withoutDevice } from './device-path.ts'

/** Collects what the commands of one `menuentry` load. */
export interface GrubMenuEntry {
  command(name: string, operands: readonly string[]): void
  /**
   * One entry per kernel: the two branches of a machine-dependent `if` load one each. Where nothing is loaded that a
   * network could bring, the command that would have started it.
   */
  finish(): readonly (ConfiguredStart | ConfiguredOther)[]
}

/** `chainloader +1` and `(hd0,1)+1` are boot sectors: what they start is on a drive of the machine. */
const EFI_PROGRAM = /\.efi$/i
const BLOCK_LIST = /(^|\))\d*\+\d+$/

export function createGrubMenuEntry(title: string, source: string): GrubMenuEntry {
  const loads: Load[] = []
  let unknown: string | null = null
  return {
    command(name, operands) {
      if (isUnknownStart(name)) unknown ??= name.slice(0, 64)
      // `--nounzip` and `--quirk-…`, of multiboot and its modules.
      const start = operands.findIndex(word => !word.startsWith('--') || LINUX.has(name))
      const [first, ...rest] = start < 0 ? [] : operands.slice(start)
      if (first === undefined) return
      const path = withoutDevice(first)
      const words = rest.map(quoteArgument).join(' ')
      const load = (more: Partial<Load>) =>
        loads.push({ kernel: path, arguments: words, initrd: [], ...more })
      if (LINUX.has(name)) load({})
      else if (MULTIBOOT.has(name)) load({ modules: [] })
      else if (MODULE.has(name)) loads.at(-1)?.modules?.push({ path, arguments: words })
      else if (name === 'chainloader' && EFI_PROGRAM.test(first)) load({ isEfiProgram: true })
      else if (name === 'chainloader' && !BLOCK_LIST.test(first)) unknown ??= name
      // `newc:name:file` asks GRUB to wrap the file up, which is nothing that is on the disc.
      else if (INITRD.has(name))
        loads.at(-1)?.initrd.push(...operands.filter(word => !word.startsWith('newc:')).map(withoutDevice))
    },
    finish() {
      if (loads.length === 0 && unknown !== null) return [{ title, source, command: unknown }]
      return loads.map(load => ({ title, source, ...load }))
    },
  }
}

interface Load {
  readonly kernel: string
  readonly arguments: string
  readonly initrd: string[]
  readonly modules?: BootModule[]
  readonly isEfiProgram?: true
}

/** The kernel knows double quotes around a value with spaces (kernel-parameters.rst). */
function quoteArgument(word: string): string {
  if (!/\s/.test(word) || word.includes('"')) return word
  const at = word.indexOf('=')
  return at > 0 ? `${word.slice(0, at)}="${word.slice(at + 1)}"` : `"${word}"`
}
