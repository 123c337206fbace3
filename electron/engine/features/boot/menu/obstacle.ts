import type { BootTarget, ImageArch } from '#contract/image.ts'
import type { ClientArch } from '#contract/machine.ts'
import type { MenuLanguage } from '#contract/menu.ts'
import type { TargetItem } from './kernel-line.ts'
import type { MenuContext } from './menu-context.ts'

/** What a processor can run; 32-bit systems run on 64-bit PCs. */
const RUNS: Readonly<Record<ClientArch, readonly ImageArch[] | null>> = {
  'x86-bios': ['amd64', 'i386'],
  'x86-uefi': ['amd64', 'i386'],
  'x86-uefi-http': ['amd64', 'i386'],
  'x64-uefi': ['amd64', 'i386'],
  'x64-uefi-http': ['amd64', 'i386'],
  ebc: ['amd64', 'i386'],
  'arm32-uefi': ['armhf'],
  'arm64-uefi': ['arm64'],
  'arm64-uefi-http': ['arm64'],
  'riscv64-uefi': ['riscv64'],
  unknown: null,
}
/** An EFI program runs on firmware of its own width only. */
const WIDTH: Partial<Record<ClientArch, ImageArch>> = {
  'x86-uefi': 'i386',
  'x86-uefi-http': 'i386',
  'x64-uefi': 'amd64',
  'x64-uefi-http': 'amd64',
  ebc: 'amd64',
}
/** A cpio archive of the `newc` kind has eight hexadecimal digits for a file's size. */
const MAX_ARCHIVED_BYTES = 0xffff_ffff

type Check = (item: TargetItem, context: MenuContext, language: MenuLanguage) => string | null

const CHECKS: readonly Check[] = [checkFirmware, checkProcessor, checkLoader, checkArchive]

/** Why an entry cannot be started by this machine, or by this loader; null where it can. A few words for a menu. */
export const obstacleOf: Check = (item, context, language) => {
  for (const check of CHECKS) {
    const found = check(item, context, language)
    if (found) return found
  }
  return null
}

/** Null where nobody knows. PXELINUX runs on BIOS only. */
export function firmwareOf(context: MenuContext, language: MenuLanguage): 'bios' | 'uefi' | null {
  if (language === 'pxelinux' || context.clientArch === 'x86-bios') return 'bios'
  return context.clientArch === null || context.clientArch === 'unknown' ? null : 'uefi'
}

function checkFirmware(...[{ target }, context, language]: Parameters<Check>): string | null {
  const firmware = firmwareOf(context, language)
  if (target.firmware === null || firmware === null || firmware === target.firmware) return null
  return target.firmware === 'uefi' ? 'UEFI only' : 'BIOS only'
}

function checkProcessor(...[{ target }, { clientArch }]: Parameters<Check>): string | null {
  const runs = clientArch && RUNS[clientArch]
  if (!runs || target.architectures.length === 0) return null
  const width = target.kind === 'efi' && clientArch ? WIDTH[clientArch] : undefined
  const isSuitable = target.architectures.some(arch => (width ? arch === width : runs.includes(arch)))
  return isSuitable ? null : `for ${target.architectures.join(', ')}`
}

function checkLoader(...[{ target }, context, language]: Parameters<Check>): string | null {
  return LOADER_LIMITS[language]?.(target, context) ?? null
}

const LOADER_LIMITS: Readonly<
  Record<MenuLanguage, (target: BootTarget, context: MenuContext) => string | null>
> = {
  ipxe(target, context) {
    if (target.kind === 'multiboot' && firmwareOf(context, 'ipxe') === 'uefi')
      return context.hasProgram('grubx64.efi') ? null : 'needs GRUB on UEFI'
    return target.kind === 'wimboot' && !context.hasProgram('wimboot') ? 'needs wimboot' : null
  },
  grub(target) {
    if (target.kind === 'disk') return 'not with GRUB'
    return target.kind === 'wimboot' ? 'needs iPXE' : null
  },
  pxelinux(target, context) {
    if (target.kind === 'wimboot') return 'needs iPXE'
    if (target.kind === 'efi') return 'UEFI only'
    if (target.kind === 'multiboot' && !context.hasProgram('mboot.c32')) return 'needs mboot.c32'
    return target.kind === 'disk' && !context.hasProgram('memdisk') ? 'needs memdisk' : null
  },
}

function checkArchive(...[{ target, imageSizeBytes }]: Parameters<Check>): string | null {
  const isTooLarge =
    target.kind === 'iso-in-initrd' && target.embedded.path === null && imageSizeBytes > MAX_ARCHIVED_BYTES
  return isTooLarge ? 'too large for an initrd' : null
}
