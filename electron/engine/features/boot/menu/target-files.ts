import type { BootTarget } from '#contract/image.ts'
import { ARCHIVE, INFLATED } from '#contract/overlay.ts'

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
