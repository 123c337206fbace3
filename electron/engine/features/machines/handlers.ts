import type { Handlers, Method } from '#contract/methods.ts'
import type { GroupEditor } from './group-editor.ts'
import type { MachineEditor } from './machine-editor.ts'
import type { WakeMachine } from './wake.ts'

export type MachineHandlers = Pick<Handlers, Extract<Method, `machines.${string}` | `groups.${string}`>>

/** Contract methods for machines and groups. */
export function machineHandlers(
  machines: MachineEditor,
  groups: GroupEditor,
  wake: WakeMachine,
): MachineHandlers {
  return {
    'machines.list': async () => machines.list(),
    'machines.show': async ({ mac }) => machines.show(mac),
    'machines.set': async ({ mac, change }) => machines.set([mac], change)[0]!,
    'machines.setMany': async ({ macs, change }) => machines.set(macs, change),
    'machines.wake': wake,
    'groups.list': async () => groups.list(),
    'groups.set': async ({ name, change }) => groups.set(name, change),
    async 'groups.remove'({ name }) {
      groups.remove(name)
      return null
    },
  }
}
