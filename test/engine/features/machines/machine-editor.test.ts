import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { createGroupEditor, type GroupEditor } from '#engine/features/machines/group-editor.ts'
import { createMachineEditor, type MachineEditor } from '#engine/features/machines/machine-editor.ts'
import { openStores, type Stores } from '#engine/store/open-stores.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const [a, b, c] = ['0a', '0b', '0c'].map(last => `52:54:00:00:00:${last}`) as [
  MacAddress,
  MacAddress,
  MacAddress,
]
let stores: Stores
let machines: MachineEditor
let groups: GroupEditor
let pushes: string[]
const clock = createManualClock(5000)

beforeEach(() => {
  stores = openStores(
    join(temporaryFolder(), 'data'),
    new URL('../../../../electron/engine/store/checkpoint-worker.ts', import.meta.url),
  )
  onTestFinished(() => stores.close())
  pushes = []
  const needs = {
    ...stores,
    clock,
    publish: (name: string) => void pushes.push(name),
    groupOf: (name: string) => stores.groups.find(name),
    needAnswer: () => undefined,
    needEntry(id: string) {
      if (id !== 'debian') throw new SlipwayError('entry-not-found', { id })
    },
  }
  machines = createMachineEditor(needs)
  groups = createGroupEditor({ ...needs, editor: machines })
})
const nextOf = (mac: MacAddress) => [stores.machines.find(mac)?.entry, stores.machines.find(mac)?.next]

describe('what is set on machines', () => {
  it('is set on all of them or on none', () => {
    machines.set([a, b], { entry: 'debian', next: 'once' })
    expect([nextOf(a), nextOf(b)]).toEqual([
      ['debian', 'once'],
      ['debian', 'once'],
    ])
    machines.set([c], { reservedIp: '10.99.0.9' as Ipv4 })
    expect(() => machines.set([a, b], { reservedIp: '10.99.0.7' as Ipv4 })).toThrow(/address-for-one/)
    expect(() => machines.set([a, b], { next: 'always', entry: 'gone' })).toThrow(/entry-not-found/)
    expect(() => machines.set([a, c], { next: 'once' })).toThrow(/machine-without-entry/)
    expect(nextOf(a)).toEqual(['debian', 'once'])
  })

  it('clears an earlier "once" of a machine, but only if the change sets the next boot', () => {
    stores.machines.change(a, { entry: 'debian', isOnceSpent: true }, 1)
    machines.set([a], { name: 'nuc' })
    expect(stores.machines.find(a)).toMatchObject({ isOnceSpent: true, nextSetAtMs: 0 })
    machines.set([a], { next: 'once' })
    expect(stores.machines.find(a)).toMatchObject({ isOnceSpent: false, nextSetAtMs: 5000 })
  })
})

describe('a group', () => {
  it('gives its entry and next boot to new members, and to all members when it is set', () => {
    groups.set('rack', { entry: 'debian', next: 'once' })
    machines.set([a, b], { group: 'rack' })
    expect(nextOf(b)).toEqual(['debian', 'once'])
    machines.set([c], { group: 'rack', next: 'menu' })
    expect(nextOf(c)).toEqual(['debian', 'menu'])
    groups.set('rack', { next: 'local' })
    expect([a, b, c].map(mac => nextOf(mac)[1])).toEqual(['local', 'local', 'local'])
    machines.set([a], { next: 'menu' })
    groups.set('rack', { variables: { site: 'cellar' } })
    expect(nextOf(a)[1]).toBe('menu')
    machines.set([a], { group: 'rack', name: 'nuc' })
    expect(nextOf(a)[1]).toBe('menu')
  })

  it('without a next boot keeps the settings of new members', () => {
    groups.set('names', { variables: { site: 'attic' } })
    machines.set([a], { entry: 'debian', next: 'always' })
    machines.set([a], { group: 'names' })
    expect(nextOf(a)).toEqual(['debian', 'always'])
  })

  it('keeps variables until they are removed', () => {
    groups.set('rack', { variables: { site: 'cellar', rack: '4' } })
    groups.set('rack', { variables: { rack: null, row: '2' } })
    expect(groups.list()).toEqual([
      { name: 'rack', entry: null, next: 'menu', variables: { site: 'cellar', row: '2' } },
    ])
  })

  it('leaves its machines as they are when it is removed', () => {
    groups.set('rack', { entry: 'debian', next: 'always' })
    machines.set([a], { group: 'rack' })
    groups.remove('rack')
    expect(stores.machines.find(a)).toMatchObject({ group: null, entry: 'debian', next: 'always' })
    expect(groups.list()).toEqual([])
    expect(pushes).toEqual(expect.arrayContaining(['group.changed', 'group.removed', 'machine.changed']))
  })

  it('must exist, and have an entry if its next boot needs one', () => {
    expect(() => machines.set([a], { group: 'nowhere' })).toThrow(/group-not-found/)
    expect(() => groups.remove('nowhere')).toThrow(/group-not-found/)
    expect(() => groups.set('rack', { next: 'once' })).toThrow(/group-without-entry/)
    expect(() => groups.set('rack', { entry: 'gone' })).toThrow(/entry-not-found/)
    expect(groups.list()).toEqual([])
  })
})
