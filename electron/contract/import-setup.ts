import type { MachineChange } from './machine.ts'
import { withImported } from './menu-nodes.ts'
import type { Call } from './methods.ts'
import type { SetupImport, SetupMachine } from './setup.ts'

/**
 * Imports the machines before the menus, because menus can be assigned to machines. Menus are added below the existing
 * ones.
 */
export async function importSetup(
  call: Call,
  { machines, menus }: Pick<SetupImport, 'machines' | 'menus'>,
): Promise<void> {
  for (const machine of machines) await call('machines.set', { mac: machine.mac, change: changeOf(machine) })
  for (const { menu } of menus) {
    const { nodes } = withImported(await call('menu.show', null), menu, 'add')
    await call('menu.arrange', { nodes })
  }
}

/** Values that the file does not set stay unchanged. */
function changeOf({
  name,
  reservedIp,
  filename,
  nextServer,
  rootPath,
  isIgnored,
}: SetupMachine): MachineChange {
  return {
    ...(name === null ? {} : { name }),
    ...(reservedIp === null ? {} : { reservedIp }),
    ...(filename === null ? {} : { filename }),
    ...(nextServer === null ? {} : { nextServer }),
    ...(rootPath === null ? {} : { rootPath }),
    ...(isIgnored ? { next: 'ignore' as const } : {}),
  }
}
