import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Boot, Stage } from '#contract/timeline.ts'
import type { WhoIs } from '#engine/base/who-is.ts'
import { createStarts } from '#engine/features/machines/starts.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const mac = '52:54:00:00:00:0a' as MacAddress

function open(whoIs: WhoIs = () => ({ mac, isProven: true })) {
  const path = join(temporaryFolder(), 'slipway.db')
  const database = openDatabase(path, 'durable')
  onTestFinished(() => void database.close())
  const machines = new SqliteMachineStore(database)
  machines.change(mac, { entry: 'debian.install', next: 'once' }, 1)
  const clock = createManualClock()
  const facts: BootFact[] = []
  let saves = 0
  const note = createStarts({
    clock,
    machines,
    publish: () => undefined,
    record: fact => facts.push(fact),
    whoIs,
    startsSystem: entry => entry !== 'local',
    saveLater: () => saves++,
  })
  /** The rows that another process would read. */
  const onDisk = () => new SqliteMachineStore(openedAgain(path)).find(mac)
  return { machines, clock, facts, note, onDisk, saves: () => saves }
}

function openedAgain(path: string) {
  const database = openDatabase(path, 'durable')
  onTestFinished(() => void database.close())
  return database
}

const stage = (id: Stage['id'], state: Stage['state'], facts: Stage['facts'] = {}): Stage => ({
  id,
  state,
  startedAtMs: 10,
  endedAtMs: 20,
  facts,
  progress: null,
  eventCount: 1,
})
const boot = (id: number, ...stages: Stage[]): Boot => ({
  id,
  mac,
  arch: 'x64-uefi',
  ip: null,
  startedAtMs: 5,
  lastEventAtMs: 20,
  firstSeq: 1,
  lastSeq: 1,
  findings: [],
  stages,
})
const chose = (entry: string) => stage('chosen', 'done', { entry, title: `Title of ${entry}` })

it('uses up "once" when its entry was chosen, and only then, and writes that to the disk at once', () => {
  const { machines, note, onDisk, facts, clock } = open()
  note(boot(1, chose('other.entry')))
  expect(machines.find(mac)?.next).toBe('once')
  note(boot(1, chose('debian.install')))
  expect(onDisk()).toMatchObject({
    next: 'menu',
    isOnceSpent: true,
    lastStart: { bootId: 1, entry: 'debian.install', title: 'Title of debian.install', isLoaded: false },
  })
  clock.advance(0)
  expect(facts).toEqual([{ kind: 'machine.next-changed', next: 'menu', reason: 'once-started' }])
})

it('uses up one "once" per boot if the loader does not report the choice', () => {
  const { machines, note } = open()
  const kernel = stage('kernel', 'done')
  note(boot(1, kernel))
  expect(machines.find(mac)).toMatchObject({ next: 'menu', lastStart: { isLoaded: true } })
  machines.change(mac, { next: 'once' }, 2)
  note(boot(1, kernel))
  expect(machines.find(mac)?.next).toBe('once')
  note(boot(2, kernel))
  expect(machines.find(mac)?.next).toBe('menu')
})

it.each<[string, WhoIs]>([
  ['an address that no machine has', () => null],
  ['an address that proves nothing', () => ({ mac, isProven: false })],
  ['the address of another machine', () => ({ mac: '52:54:00:00:00:0b' as MacAddress, isProven: true })],
])('uses up nothing for %s', (_whose, whoIs) => {
  const { machines, note } = open(whoIs)
  note({ ...boot(1, chose('debian.install')), ip: '10.99.0.66' as Ipv4 })
  expect(machines.find(mac)).toMatchObject({ next: 'once', lastStart: null })
})

it('does not change "always"', () => {
  const { machines, note } = open()
  machines.change(mac, { next: 'always' }, 1)
  note(boot(1, chose('debian.install')))
  expect(machines.find(mac)).toMatchObject({ next: 'always', lastStart: { entry: 'debian.install' } })
})

it('records every start and whether everything was loaded, without a sync for each', () => {
  const { machines, note, saves } = open()
  machines.change(mac, { next: 'menu' }, 1)
  note(boot(1, chose('rescue')))
  note(boot(1, chose('rescue'), stage('kernel', 'done')))
  note(boot(1, chose('rescue'), stage('kernel', 'done'), stage('image', 'running')))
  expect(machines.find(mac)?.lastStart).toMatchObject({ entry: 'rescue', isLoaded: true })
  expect(saves()).toBe(2)
  note(boot(2, chose('local')))
  expect(machines.find(mac)?.lastStart?.entry).toBe('rescue')
})

it('sends a machine that comes back to its own disk, if the user treats that as the end', () => {
  const { machines, note, onDisk, facts, clock } = open()
  machines.change(mac, { installedWhen: 'restarted' }, 1)
  note(boot(1, chose('debian.install'), stage('kernel', 'done')))
  const back = { ...boot(2, stage('asked', 'done')), startedAtMs: 600_000, lastEventAtMs: 600_000 }
  note(back)
  expect(onDisk()).toMatchObject({ next: 'local', lastStart: { bootId: 1, outcome: 'restarted' } })
  clock.advance(0)
  expect(facts.at(-1)).toEqual({ kind: 'machine.next-changed', next: 'local', reason: 'restarted' })
})
