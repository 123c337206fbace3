import type { BootTarget } from '#contract/image.ts'
import type { MenuItem, CustomItem } from '#contract/menu.ts'
import { ARCHIVE, INFLATED } from '#contract/overlay.ts'
import { baseUrlOf, type MenuContext } from './menu-context.ts'

/**
 * What a loader starts first. iPXE cannot read a compressed hypervisor, and GRUB only with a module that signed ones
 * may lack: all of them get Xen as it is inside.
 */
export function startedFile(target: BootTarget): string {
  return target.kind === 'multiboot' && target.kernel.endsWith('.gz')
    ? `${INFLATED}${target.kernel}`
    : target.kernel
}

/**
 * A Linux kernel's initrds in their order. The archive around an ISO comes first: its length is a multiple of four,
 * and a plain archive behind an initrd whose length is not would not be found by the kernel (initramfs.c).
 */
export function initrdFiles(target: BootTarget): readonly string[] {
  if (target.kind !== 'iso-in-initrd') return target.initrd
  const { name, path } = target.embedded
  return [`${ARCHIVE}${name.replace(/^\/+/, '')}${path ?? ''}`, ...target.initrd]
}

/** Every file that a loader fetches for an entry. */
export function targetFiles(target: BootTarget): readonly string[] {
  const others =
    target.kind === 'multiboot'
      ? target.modules.map(module => module.path)
      : target.kind === 'wimboot'
        ? target.files.map(file => file.path)
        : []
  return [startedFile(target), ...initrdFiles(target), ...others]
}

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
