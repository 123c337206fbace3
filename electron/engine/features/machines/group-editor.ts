import { SlipwayError } from '#contract/errors.ts'
import type { MachineGroup, MachineGroupChange } from '#contract/machine-group.ts'
import { detail } from '#contract/reason.ts'
import { needGroup, type MachineEditor } from './machine-editor.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { SqliteMachineGroupStore, SqliteMachineStore } from '../../store/sqlite-machine-store.ts'

/** Groups of machines that share settings. */
export interface GroupEditor {
  list(): readonly MachineGroup[]
  /**
   * A new entry or next boot also applies to every machine of the group; a later change of one machine remains until
   * the group is set again. Rejects with `entry-not-found` or `invalid-input`.
   */
  set(name: string, change: MachineGroupChange): MachineGroup
  /** Its machines keep their settings. Rejects with `group-not-found`. */
  remove(name: string): void
}

const NEW_GROUP: Omit<MachineGroup, 'name'> = { entry: null, next: 'menu', variables: {} }
const MAX_GROUPS = 256

export function createGroupEditor(needs: {
  readonly publish: Publish
  readonly groups: SqliteMachineGroupStore
  readonly machines: SqliteMachineStore
  readonly editor: MachineEditor
  /** Throws `entry-not-found`. */
  readonly needEntry: (id: string) => void
}): GroupEditor {
  const { groups, machines, editor } = needs
  const membersOf = (name: string) => machines.list().filter(machine => machine.group === name)

  return {
    list: () => groups.list(),
    set(name, change) {
      const known = groups.find(name)
      if (!known && groups.list().length >= MAX_GROUPS)
        throw new SlipwayError('invalid-input', {
          where: 'name',
          ...detail('too-many-groups', { count: MAX_GROUPS }),
        })
      const { entry = (known ?? NEW_GROUP).entry, next = (known ?? NEW_GROUP).next } = change
      if (typeof change.entry === 'string') needs.needEntry(change.entry)
      if ((next === 'once' || next === 'always') && entry === null)
        throw new SlipwayError('invalid-input', { where: 'next', ...detail('group-without-entry') })
      const group = { name, entry, next, variables: variablesAfter(known?.variables ?? {}, change) }
      const macs = membersOf(name).map(machine => machine.mac)
      const isForMachines = change.entry !== undefined || change.next !== undefined
      if (isForMachines && macs.length > 0) editor.set(macs, { entry, next })
      groups.save(group)
      needs.publish('group.changed', group)
      return group
    },
    remove(name) {
      needGroup(one => groups.find(one), name)
      const macs = membersOf(name).map(machine => machine.mac)
      if (macs.length > 0) editor.set(macs, { group: null })
      groups.remove(name)
      needs.publish('group.removed', { name })
    },
  }
}

function variablesAfter(
  known: MachineGroup['variables'],
  { variables = {} }: MachineGroupChange,
): MachineGroup['variables'] {
  const merged = Object.entries({ ...known, ...variables })
  return Object.fromEntries(merged.filter((pair): pair is [string, string] => pair[1] !== null))
}
