import type { MenuItem, MenuLanguage } from '#contract/menu.ts'
import { baseUrlOf, type MenuContext } from './menu-context.ts'
import { firmwareOf } from './obstacle.ts'

export type CustomItem = Extract<MenuItem, { kind: 'custom' }>

const LANGUAGE_NAMES: Readonly<Record<MenuLanguage, string>> = {
  ipxe: 'iPXE',
  grub: 'GRUB',
  pxelinux: 'PXELINUX',
}
const UEFI_GRUB = 'grubx64.efi'

export function isUrl(file: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(file)
}

/** A file of the user's own as a URL: as written, or in the folder of boot programs. */
export function ownFileUrl(file: string, context: MenuContext): string {
  if (isUrl(file)) return file.replaceAll(/\s/g, encodeURIComponent)
  return `${baseUrlOf(context)}/boot/${ownFilePath(file).split('/').map(encodeURIComponent).join('/')}`
}

/** The same below the root of TFTP. */
export function ownFilePath(file: string): string {
  return file.replace(/^\/+/, '')
}

/** The files that an entry of the user's own loads, as written. */
export function customFiles(item: Pick<CustomItem, 'start'>): readonly string[] {
  const { start } = item
  if (start.kind === 'text') return []
  return [start.kernel, ...start.initrd, ...start.modules.map(module => module.path)]
}

/** iPXE on UEFI leaves to GRUB what it knows nothing of: multiboot, and texts in GRUB's language alone. */
export function isForGrubOnUefi(item: MenuItem): boolean {
  if (item.kind === 'target') return item.target.kind === 'multiboot'
  if (item.kind !== 'custom') return false
  const { start } = item
  return start.kind === 'kernel' ? start.modules.length > 0 : start.ipxe === null && start.grub !== null
}

/** Why a loader cannot start an entry of the user's own; null where it can. */
export function customObstacle(
  item: CustomItem,
  context: MenuContext,
  language: MenuLanguage,
): string | null {
  const { start, problems } = item
  const firmware = firmwareOf(context, language)
  const isHandedOver = language === 'ipxe' && firmware !== 'bios' && isForGrubOnUefi(item)
  if (isHandedOver && !context.hasProgram(UEFI_GRUB)) return 'needs GRUB on UEFI'
  if (start.kind === 'kernel') return kernelObstacle(item, context, language)
  const spoken = isHandedOver ? 'grub' : language
  if (start[spoken] === null) return onlyIn(start)
  const problem = problems.find(one => one.language === spoken)
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
