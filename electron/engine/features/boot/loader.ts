import type { ClientArch } from '#contract/client-arch.ts'
import { chooseRung, NO_TRIAL, type Trial } from './ladder.ts'

/** Which programs can be a machine's first stage, best first, and why. */
interface Loader {
  readonly programs: readonly string[]
  readonly reason: string
}

const NATIVE_UEFI: Loader = {
  programs: ['snponly.efi', 'ipxe.efi', 'shimx64.efi', 'grubx64.efi'],
  reason:
    'snponly uses the firmware driver of the card it came from; the drivers built into ipxe.efi hang or fault on some hypervisors; with Secure Boot on only the signed shim and GRUB start',
}
const HTTP_UEFI: Loader = {
  programs: ['ipxe.efi', 'snponly.efi'],
  reason:
    'HTTP boot hands the program over on a handle of its own, where snponly of 2019 does not always find its card',
}

const LOADERS: Readonly<Record<ClientArch, Loader | null>> = {
  'x86-bios': {
    programs: ['undionly.kpxe', 'ipxe.pxe', 'pxelinux.0', 'lpxelinux.0'],
    reason:
      'undionly is small enough for the 640 KiB of base memory and uses the ROM that just worked; PXELINUX brings less that can fail',
  },
  'x86-uefi': {
    programs: ['i386/snponly.efi', 'snponly-i386.efi', 'i386/ipxe.efi', 'ipxe-i386.efi', 'grubia32.efi'],
    reason: 'a 32-bit firmware starts 32-bit programs only',
  },
  'x64-uefi': NATIVE_UEFI,
  'arm32-uefi': {
    programs: ['arm32/snponly.efi', 'snponly-arm32.efi', 'ipxe-arm32.efi'],
    reason: 'built for 32-bit ARM',
  },
  'arm64-uefi': {
    programs: [
      'arm64/snponly.efi',
      'snponly-arm64.efi',
      'arm64/ipxe.efi',
      'ipxe-arm64.efi',
      'shimaa64.efi',
      'grubaa64.efi',
    ],
    reason: 'built for 64-bit ARM; the firmware knows its card best',
  },
  'x86-uefi-http': {
    programs: ['i386/ipxe.efi', 'ipxe-i386.efi'],
    reason: 'a 32-bit firmware starts 32-bit programs only',
  },
  'x64-uefi-http': HTTP_UEFI,
  'arm64-uefi-http': {
    programs: ['arm64/ipxe.efi', 'ipxe-arm64.efi', 'arm64/snponly.efi', 'snponly-arm64.efi'],
    reason: 'built for 64-bit ARM',
  },
  'riscv64-uefi': {
    programs: ['riscv64/snponly.efi', 'snponly-riscv64.efi', 'ipxe-riscv64.efi'],
    reason: 'built for 64-bit RISC-V',
  },
  unknown: null,
}

/** The programs for this architecture that are on this computer, best first. */
export function loadersOf(arch: ClientArch, hasProgram: (name: string) => boolean): readonly string[] {
  return LOADERS[arch]?.programs.filter(hasProgram) ?? []
}

/** The best of them that has not failed on this machine; null where there is none. */
export function chooseLoader(
  arch: ClientArch,
  hasProgram: (name: string) => boolean,
  trial: Pick<Trial, 'failed' | 'works'> = NO_TRIAL,
): string | null {
  return chooseRung(loadersOf(arch, hasProgram), trial)
}

const FIRST_STAGES: ReadonlySet<string> = new Set(
  Object.values(LOADERS).flatMap(loader => loader?.programs ?? []),
)

/** True for a program that some firmware gets first. */
export function isFirstStage(program: string): boolean {
  return FIRST_STAGES.has(program)
}

/** True for programs that are iPXE themselves: iPXE that gets iPXE loads itself forever. */
export function isIpxeProgram(file: string): boolean {
  const name = file.split('/').at(-1)?.toLowerCase() ?? ''
  return /^(undionly|snponly|ipxe)\b.*\.(k?k?pxe|efi|lkrn)$/.test(name)
}
