import type { BootModule } from '#contract/image.ts'
import { withoutDevice, type ConfiguredOther, type ConfiguredStart } from './configured-entry.ts'

/** Collects what the commands of a `menuentry` load. */
export interface GrubMenuEntry {
  command(name: string, operands: readonly string[]): void
  /**
   * One entry per kernel: the two branches of a machine-dependent `if` load one each. If nothing is loaded that a
   * network could deliver, the command that would have started the entry.
   */
  finish(): readonly (ConfiguredStart | ConfiguredOther)[]
}

/** `chainloader` of an EFI program. `chainloader +1` and `(hd0,1)+1` are boot sectors on a drive of the machine. */
const EFI_PROGRAM = /\.efi$/i
const BLOCK_LIST = /(^|\))\d*\+\d+$/

export function createGrubMenuEntry(title: string, source: string): GrubMenuEntry {
  const loads: Load[] = []
  let unknown: string | null = null
  return {
    command(name, operands) {
      if (isUnknownStart(name)) unknown ??= name.slice(0, 64)
      // Skips `--nounzip` and `--quirk-…` of multiboot and its modules.
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
      // `newc:name:file` makes GRUB wrap a file in a cpio archive, which does not exist on the disc.
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

/** The kernel accepts double quotes around a value with spaces (kernel-parameters.rst). */
function quoteArgument(word: string): string {
  if (!/\s/.test(word) || word.includes('"')) return word
  const at = word.indexOf('=')
  return at > 0 ? `${word.slice(0, at)}="${word.slice(at + 1)}"` : `"${word}"`
}

/**
 * GRUB's commands by their effect on an entry (GRUB manual §16; `linuxefi` and `xen_*` are added by distributions).
 */
const LINUX = new Set(['linux', 'linux16', 'linuxefi', 'linuxaa64'])
const MULTIBOOT = new Set(['multiboot', 'multiboot2', 'xen_hypervisor'])
const MODULE = new Set(['module', 'module2', 'xen_linux', 'xen_initrd', 'xen_module'])
const INITRD = new Set(['initrd', 'initrd16', 'initrdefi', 'initrdaa64'])

/** Commands that prepare an entry or ask the user. */
const PREPARES = new Set(
  `insmod rmmod search set unset export shift return true false test [ ! boot read probe regexp smbios cpuid eval
  load_env save_env savedefault load_video loadfont videoinfo videotest play background_image background_color clear
  echo cat ls sleep keystatus setkey password password_pbkdf2 serial terminal_input terminal_output terminal_box
  loopback cryptomount devicetree setparams acpi cutmem badram rdmsr wrmsr drivemap parttool hdparm`.split(
    /\s+/,
  ),
)
const PREPARES_LIKE = /^(search|gfx|net|video|outb|outw|outl|inb|inw|inl|legacy|hook|cbmem)[._]?\w*$/
/** Commands that leave GRUB or start from the machine's drives. */
const LEAVES_GRUB = new Set(['exit', 'halt', 'reboot', 'poweroff', 'fwsetup', 'chainloader'])

/**
 * True for a command that starts something in a way only GRUB can: `kfreebsd`, `ntldr`, `xnu_kernel`, or a vendor's.
 */
function isUnknownStart(name: string): boolean {
  const isLoader = [LINUX, MULTIBOOT, MODULE, INITRD].some(names => names.has(name))
  return !isLoader && !PREPARES.has(name) && !PREPARES_LIKE.test(name) && !LEAVES_GRUB.has(name)
}
