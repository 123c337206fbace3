import { startOf } from '../../boot/menu/menu-tree.ts'
import { renderPxelinuxMenu } from '../../boot/menu/pxelinux.ts'
import { dashed, FILES, type ExportedText, type ExportScene } from './export-scene.ts'
import { contextOf, ownReaders } from './reader.ts'

/** `pxelinux.cfg/default`, and `01-MAC` for machines with a menu of their own. */
export function writePxelinuxFiles(scene: ExportScene): readonly ExportedText[] {
  const folder = `${FILES}/pxelinux.cfg`
  const hasMenuModule = scene.hasProgram('menu.c32')
  const usual = contextOf(scene, { arch: 'x86-bios', machine: null }, 'tftp', '')
  return [
    { path: `${folder}/default`, text: renderPxelinuxMenu(scene.menu, usual, { hasMenuModule }) },
    ...ownReaders(scene).map(machine => {
      const start = startOf(scene.menu, machine)
      const context = contextOf(scene, { arch: 'x86-bios', machine }, 'tftp', '')
      return {
        path: `${folder}/01-${dashed(machine.mac)}`,
        text: renderPxelinuxMenu(start.menu, context, { hasMenuModule, start }),
      }
    }),
  ]
}
