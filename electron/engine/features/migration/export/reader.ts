import type { ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import { startOf } from '../../boot/menu/menu-tree.ts'
import { type MenuContext, baseUrlOf } from '../../boot/menu/menu-context.ts'
import { dashed, type ExportScene } from './export-scene.ts'
import { ownScriptPath } from './own-scripts.ts'

/** Who reads a menu: one machine, or any machine of a kind. */
export interface MenuReader {
  readonly arch: ClientArch | null
  readonly machine: Machine | null
}

/** The context in which a menu is written for files that lie on another server. */
export function contextOf(
  scene: ExportScene,
  { arch, machine }: MenuReader,
  transport: MenuContext['transport'],
  scriptFolder: string,
): MenuContext {
  const { network, hasProgram, answered } = scene
  return {
    address: network.address,
    httpPort: network.httpPort,
    mac: machine?.mac ?? null,
    transport,
    clientArch: machine && machine.arch !== 'unknown' ? machine.arch : arch,
    hasProgram,
    scriptFolder: `${baseUrlOf(network)}/${scriptFolder}`,
    ...(machine ? { answered: item => answered(item, machine.mac) } : {}),
  }
}

/**
 * The machine as a server that keeps no account of boots can treat it: what was to start once is the default of its menu, for
 * nobody would take it back.
 */
export function settled(machine: Machine): Machine {
  return machine.next === 'once' ? { ...machine, next: 'menu' } : machine
}

/** Machines whose menu is another than that of their kind. */
export function ownReaders(scene: ExportScene): readonly Machine[] {
  const answered = new Set(scene.answerFolders.map(({ mac }) => mac))
  return scene.machines.map(settled).filter(machine => {
    const start = startOf(scene.menu, machine)
    const isUsual = start.item === null && start.menu.defaultId === scene.menu.defaultId
    const hasScript = ownScriptPath(machine.mac, scene) !== ownScriptPath(null, scene)
    return machine.next !== 'ignore' && (!isUsual || hasScript || answered.has(machine.mac))
  })
}

export const machineFolder = (machine: Machine): string => `ipxe/machine/${dashed(machine.mac)}`
