import type { Handlers, Method } from '#contract/methods.ts'
import type { Clock } from '../../base/clock.ts'
import { createGroupDesk } from './group-editor.ts'
import { createMachineDesk } from './machine-editor.ts'
import type { MenuEditor } from '../boot/menu/menu-editor.ts'
import type { Network } from '../../net/network.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { Serving } from '../serving/serving.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { SqliteMachineGroupStore } from '../../store/sqlite-machine-group-store.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'
import { createWake } from './wake.ts'

export type MachineHandlers = Pick<Handlers, Extract<Method, `machines.${string}` | `groups.${string}`>>

/** What may be asked about machines and their groups. */
export function createMachineHandlers(needs: {
  readonly clock: Clock
  readonly publish: Publish
  readonly network: Network
  readonly serving: Serving
  readonly record: RecordFact
  readonly menu: MenuEditor
  readonly machines: SqliteMachineStore
  readonly groups: SqliteMachineGroupStore
  readonly leases: SqliteLeaseStore
  readonly needAnswer: (id: string) => void
}): MachineHandlers {
  const { machines, groups } = needs
  const { needEntry } = needs.menu
  const desk = createMachineDesk({ ...needs, groupOf: name => groups.find(name), needEntry })
  const groupDesk = createGroupDesk({ ...needs, desk, needEntry })
  const wake = createWake({ ...needs, serving: needs.serving.state, machineOf: mac => machines.find(mac) })
  return {
    'machines.list': async () => machines.list(),
    'machines.show': async ({ mac }) => desk.show(mac),
    'machines.set': async ({ mac, change }) => desk.set([mac], change)[0]!,
    'machines.setMany': async ({ macs, change }) => desk.set(macs, change),
    'machines.wake': wake,
    'groups.list': async () => groupDesk.list(),
    'groups.set': async ({ name, change }) => groupDesk.set(name, change),
    'groups.remove': async ({ name }) => {
      groupDesk.remove(name)
      return null
    },
  }
}
