import type { BootModule } from '#contract/image.ts'
import type { ConfiguredStart } from './configured-entry.ts'
import { withoutDevice } from './device-path.ts'

/** Collects what the commands of one `menuentry` load. */
export interface GrubMenuEntry {
  command(name: string, operands: readonly string[]): void
  /** One entry per kernel: the two branches of a machine-dependent `if` load one each. */
  finish(): readonly ConfiguredStart[]
}

const LINUX = new Set(['linux', 'linux16', 'linuxefi', 'linuxaa64'])
const MULTIBOOT = new Set(['multiboot', 'multiboot2', 'xen_hypervisor'])
const MODULE = new Set(['module', 'module2', 'xen_linux', 'xen_initrd', 'xen_module'])
const INITRD = new Set(['initrd', 'initrd16', 'initrdefi', 'initrdaa64'])

export function createGrubMenuEntry(title: string, source: string): GrubMenuEntry {
  const loads: { kernel: string; arguments: string; initrd: string[]; modules?: BootModule[] }[] = []
  return {
    command(name, operands) {
      // `--nounzip` and `--quirk-…`, of multiboot and its modules.
      const start = operands.findIndex(word => !word.startsWith('--') || LINUX.has(name))
      const [first, ...rest] = start < 0 ? [] : operands.slice(start)
      if (first === undefined) return
      if (LINUX.has(name))
        loads.push({ kernel: withoutDevice(first), arguments: rest.map(quoteArgument).join(' '), initrd: [] })
      else if (MULTIBOOT.has(name))
        loads.push({
          kernel: withoutDevice(first),
          arguments: rest.map(quoteArgument).join(' '),
          initrd: [],
          modules: [],
        })
      else if (MODULE.has(name))
        loads
          .at(-1)
          ?.modules?.push({ path: withoutDevice(first), arguments: rest.map(quoteArgument).join(' ') })
      // `newc:name:file` asks GRUB to wrap the file up, which is nothing that is on the disc.
      else if (INITRD.has(name))
        loads.at(-1)?.initrd.push(...operands.filter(path => !path.startsWith('newc:')).map(withoutDevice))
    },
    finish: () => loads.map(load => ({ title, source, ...load })),
  }
}

/** The kernel knows double quotes around a value with spaces (kernel-parameters.rst). */
function quoteArgument(word: string): string {
  if (!/\s/.test(word) || word.includes('"')) return word
  const at = word.indexOf('=')
  return at > 0 ? `${word.slice(0, at)}="${word.slice(at + 1)}"` : `"${word}"`
}
