import type { BootTarget, ImageArch } from '#contract/image.ts'
import { clientArchitecture, isUefi, type EfiSuffix } from '#contract/client-arch.ts'
import type { CustomItem, MenuItem, MenuLanguage, TargetItem } from '#contract/menu.ts'
import { customFiles, isForGrubOnUefi, isUrl } from './entry-files.ts'
import type { MenuContext } from './menu-context.ts'

/** The memory test program for each kind of firmware. */
export const MEMTEST = { bios: 'memtest86+x64.bin', uefi: 'memtest86+x64.efi' } as const

/** Why this machine or this loader cannot start a line of the menu; null if it can. */
export function itemObstacle(item: MenuItem, context: MenuContext, language: MenuLanguage): string | null {
  switch (item.kind) {
    case 'target':
      return obstacleOf(item, context, language)
    case 'custom':
      return customObstacle(item, context, language)
    case 'gone':
      return item.reason === 'file-missing' ? 'the file of its image is gone' : 'image is gone'
    case 'firmware':
      return firmwareOf(context, language) === 'bios' ? 'UEFI only' : null
    case 'memtest':
      return memtestObstacle(context, language)
    default:
      return null
  }
}

function memtestObstacle(context: MenuContext, language: MenuLanguage): string | null {
  const runs = context.clientArch && clientArchitecture(context.clientArch).runs
  if (runs && !runs.includes('amd64')) return 'for amd64, i386'
  const firmware = firmwareOf(context, language)
  const needed = firmware === null ? Object.values(MEMTEST) : [MEMTEST[firmware]]
  return needed.some(context.hasProgram) ? null : `needs ${needed[0] ?? ''}`
}

/** An EFI program only runs on firmware of the same kind. */
const EFI_ARCH: Readonly<Record<EfiSuffix, ImageArch>> = {
  ia32: 'i386',
  x64: 'amd64',
  arm: 'armhf',
  aa64: 'arm64',
  riscv64: 'riscv64',
}
/** A `newc` cpio archive has eight hexadecimal digits for a file's size. */
const MAX_ARCHIVED_BYTES = 0xffff_ffff

type Check = (item: TargetItem, context: MenuContext, language: MenuLanguage) => string | null

const CHECKS: readonly Check[] = [checkFirmware, checkProcessor, checkLoader, checkArchive]

/** Why this machine or this loader cannot start an entry; null if it can. A few words for a menu. */
const obstacleOf: Check = (item, context, language) => {
  for (const check of CHECKS) {
    const found = check(item, context, language)
    if (found) return found
  }
  return null
}

/** Null if the firmware is unknown. PXELINUX only runs on BIOS. */
function firmwareOf(context: MenuContext, language: MenuLanguage): 'bios' | 'uefi' | null {
  if (language === 'pxelinux' || context.clientArch === 'x86-bios') return 'bios'
  return context.clientArch !== null && isUefi(context.clientArch) ? 'uefi' : null
}

function checkFirmware(...[{ target }, context, language]: Parameters<Check>): string | null {
  const firmware = firmwareOf(context, language)
  if (target.firmware === null || firmware === null || firmware === target.firmware) return null
  return target.firmware === 'uefi' ? 'UEFI only' : 'BIOS only'
}

function checkProcessor(...[{ target }, { clientArch }]: Parameters<Check>): string | null {
  if (clientArch === null || target.architectures.length === 0) return null
  const { runs, efiSuffix } = clientArchitecture(clientArch)
  const suitable = target.kind === 'efi' && efiSuffix !== null ? [EFI_ARCH[efiSuffix]] : runs
  const isSuitable = suitable === null || target.architectures.some(arch => suitable.includes(arch))
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

const LANGUAGE_NAMES: Readonly<Record<MenuLanguage, string>> = {
  ipxe: 'iPXE',
  grub: 'GRUB',
  pxelinux: 'PXELINUX',
}
const UEFI_GRUB = 'grubx64.efi'

/** Why a loader cannot start a custom entry; null if it can. */
function customObstacle(item: CustomItem, context: MenuContext, language: MenuLanguage): string | null {
  const { start, problems } = item
  const firmware = firmwareOf(context, language)
  const isLeftToGrub = language === 'ipxe' && firmware !== 'bios' && isForGrubOnUefi(item)
  if (isLeftToGrub && !context.hasProgram(UEFI_GRUB)) return 'needs GRUB on UEFI'
  if (start.kind === 'kernel') return kernelObstacle(item, context, language)
  const usedLanguage = isLeftToGrub ? 'grub' : language
  if (start[usedLanguage] === null) return onlyIn(start)
  const problem = problems.find(one => one.language === usedLanguage)
  return problem ? `mistake in line ${problem.line}` : null
}

function onlyIn(texts: Readonly<Record<MenuLanguage, string | null>>): string {
  const names = (Object.keys(LANGUAGE_NAMES) as MenuLanguage[]).filter(language => texts[language] !== null)
  return names.length === 0 ? 'empty' : `only with ${names.map(name => LANGUAGE_NAMES[name]).join(', ')}`
}

function kernelObstacle(item: CustomItem, context: MenuContext, language: MenuLanguage): string | null {
  const files = customFiles(item)
  if (language === 'grub' && files.some(file => isUrl(file) && !/^(http|tftp):/i.test(file)))
    return 'needs iPXE'
  if (language !== 'pxelinux') return null
  const hasModules = item.start.kind === 'kernel' && item.start.modules.length > 0
  if (hasModules && !context.hasProgram('mboot.c32')) return 'needs mboot.c32'
  if (context.transport === 'http') return null
  if (files.some(isUrl)) return 'needs iPXE'
  return files.some(file => /[\s,\p{Cc}]/u.test(file)) ? 'PXELINUX cannot name its files' : null
}
