import type { MachineChange } from './machine.ts'
import { withImported } from './menu-nodes.ts'
import type { Call } from './methods.ts'
import type { SetupImport, SetupMachine } from './setup.ts'

/** Machines first: they may be named in menus of their own, which are added below what there is. */
export async function takeOverSetup(
  call: Call,
  { machines, menus }: Pick<SetupImport, 'machines' | 'menus'>,
): Promise<void> {
  for (const machine of machines) await call('machines.set', { mac: machine.mac, change: changeOf(machine) })
  for (const { menu } of menus) {
    const { nodes } = withImported(await call('menu.show', null), menu, 'add')
    await call('menu.arrange', { nodes })
  }
}

/** What the file does not say stays as it is. */
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
