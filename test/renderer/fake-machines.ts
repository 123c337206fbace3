import { SlipwayError } from '#contract/errors.ts'
import type { Machine } from '#contract/machine.ts'
import type { MachineGroup } from '#contract/machine-group.ts'
import type { MachineHandlers } from '#engine/features/machines/handlers.ts'
import type { FakeNeeds, FakeState } from './fake-engine.ts'
import { findKnown } from './find-known.ts'

/** Machines and their groups in memory. */
export function fakeMachines(state: FakeState, { push, note }: FakeNeeds): MachineHandlers {
  return {
    'machines.list': async () => state.machines,
    async 'machines.show'({ mac }) {
      return findKnown(state.machines, machine => machine.mac === mac, 'machine-not-found', { mac })
    },
    async 'machines.set'({ mac, change }) {
      note('machines.set', { mac, change })
      const known = findKnown(state.machines, machine => machine.mac === mac, 'machine-not-found', { mac })
      const changed = { ...known, ...change } as Machine
      state.machines = state.machines.map(machine => (machine.mac === mac ? changed : machine))
      push({ name: 'machine.changed', payload: changed })
      return changed
    },
    async 'machines.setMany'({ macs, change }) {
      note('machines.setMany', { macs, change })
      const isMeant = (machine: Machine) => macs.includes(machine.mac)
      state.machines = state.machines.map(machine =>
        isMeant(machine) ? ({ ...machine, ...change } as Machine) : machine,
      )
      const changed = state.machines.filter(isMeant)
      for (const machine of changed) push({ name: 'machine.changed', payload: machine })
      return changed
    },
    async 'machines.wake'(input) {
      note('machines.wake', input)
      if (state.serving.state !== 'serving') throw new SlipwayError('not-serving')
      return { mac: input.mac, nic: state.serving.nic, sentTo: ['255.255.255.255:9'] }
    },
    'groups.list': async () => state.groups,
    async 'groups.set'({ name, change }) {
      note('groups.set', { name, change })
      const known = state.groups.find(group => group.name === name) ?? {
        name,
        entry: null,
        next: 'menu',
        variables: {},
      }
      const group = {
        ...known,
        entry: change.entry ?? known.entry,
        next: change.next ?? known.next,
      } as MachineGroup
      state.groups = [...state.groups.filter(one => one.name !== name), group]
      push({ name: 'group.changed', payload: group })
      return group
    },
    async 'groups.remove'({ name }) {
      note('groups.remove', { name })
      state.groups = state.groups.filter(group => group.name !== name)
      push({ name: 'group.removed', payload: { name } })
      return null
    },
  }
}
