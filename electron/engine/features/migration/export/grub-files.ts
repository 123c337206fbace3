import type { ClientArch } from '#contract/client-arch.ts'
import { renderGrubMenu } from '../../boot/menu/grub.ts'
import { startOf } from '../../boot/menu/menu-tree.ts'
import { dashed, FILES, lines, type ExportedText, type ExportScene } from './export-scene.ts'
import { contextOf, ownReaders } from './reader.ts'

/** GRUB's own words for what it runs on (`$grub_cpu-$grub_platform`). */
const KINDS: Readonly<Record<string, ClientArch>> = {
  'x86_64-efi': 'x64-uefi',
  'i386-efi': 'x86-uefi',
  'arm64-efi': 'arm64-uefi',
  'i386-pc': 'x86-bios',
}

/**
 * `grub/grub.cfg`, where Debian's network GRUB looks, and `grub.cfg-01-MAC` for machines with a menu of their own, which it
 * looks for first. Its files come by TFTP: signed builds have no `http` module.
 */
export function writeGrubFiles(scene: ExportScene): readonly ExportedText[] {
  const folder = `${FILES}/grub`
  return [
    {
      path: `${folder}/grub.cfg`,
      text: lines([`configfile (tftp,${scene.network.address})/grub/menu-$grub_cpu-$grub_platform.cfg`]),
    },
    ...Object.entries(KINDS).map(([kind, arch]) => ({
      path: `${folder}/menu-${kind}.cfg`,
      text: renderGrubMenu(scene.menu, contextOf(scene, { arch, machine: null }, 'tftp', '')),
    })),
    ...ownReaders(scene).map(machine => {
      const start = startOf(scene.menu, machine)
      const context = contextOf(scene, { arch: null, machine }, 'tftp', '')
      return {
        path: `${folder}/grub.cfg-01-${dashed(machine.mac)}`,
        text: renderGrubMenu(start.menu, context, start),
      }
    }),
  ]
}
