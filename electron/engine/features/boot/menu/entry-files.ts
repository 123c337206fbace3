import type { BootTarget } from '#contract/image.ts'
import type { MenuItem, CustomItem } from '#contract/menu.ts'
import { ARCHIVE, INFLATED } from '#contract/overlay.ts'
import { baseUrlOf, type MenuContext } from './menu-context.ts'

/**
 * The file a loader starts first. iPXE cannot read a compressed hypervisor, and GRUB only with a module that signed
 * builds may lack, so all of them get Xen uncompressed.
 */
export function startedFile(target: BootTarget): string {
  return target.kind === 'multiboot' && target.kernel.endsWith('.gz')
    ? `${INFLATED}${target.kernel}`
    : target.kernel
}

/**
 * A Linux kernel's initrds in order. The archive that wraps an ISO comes first: its length is a multiple of four, and
 * the kernel would not find a plain archive after an initrd whose length is not (initramfs.c).
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

/** A file of a custom entry as a URL: as written, or in the folder of boot programs. */
export function ownFileUrl(file: string, context: MenuContext): string {
  if (isUrl(file)) return file.replaceAll(/\s/g, encodeURIComponent)
  return `${baseUrlOf(context)}/boot/${ownFilePath(file).split('/').map(encodeURIComponent).join('/')}`
}

/** The same as a path below the TFTP root. */
export function ownFilePath(file: string): string {
  return file.replace(/^\/+/, '')
}

/** The files that a custom entry loads, as written. */
export function customFiles(item: Pick<CustomItem, 'start'>): readonly string[] {
  const { start } = item
  if (start.kind === 'text') return []
  return [start.kernel, ...start.initrd, ...start.modules.map(module => module.path)]
}

/** True for entries that iPXE on UEFI leaves to GRUB: multiboot, and entries with a text for GRUB only. */
export function isForGrubOnUefi(item: MenuItem): boolean {
  if (item.kind === 'target') return item.target.kind === 'multiboot'
  if (item.kind !== 'custom') return false
  const { start } = item
  return start.kind === 'kernel' ? start.modules.length > 0 : start.ipxe === null && start.grub !== null
}
