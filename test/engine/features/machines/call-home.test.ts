import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import { createCallHome } from '#engine/features/machines/call-home.ts'
import type { CallHomeReport } from '#engine/protocols/http/routes/report.ts'
import type { Party } from '#engine/base/record-fact.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { SqliteSettingsStore } from '#engine/store/sqlite-settings-store.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const mac = '52:54:00:00:00:0a' as MacAddress
const stranger = '52:54:00:00:00:0b' as MacAddress
const ip = '10.99.0.50' as Ipv4

/** A set-up whose machine has started an installer in boot 5; `restart` is Slipway killed and started again. */
function open(path = join(temporaryFolder(), 'slipway.db')) {
  const database = openDatabase(path, 'durable')
  onTestFinished(() => void database.close())
  const machines = new SqliteMachineStore(database)
  const facts: (BootFact & Party)[] = []
  const boot: Boot = {
    id: 5,
    mac,
    arch: 'x64-uefi',
    ip,
    startedAtMs: 900,
    lastEventAtMs: 1000,
    firstSeq: 1,
    lastSeq: 1,
    findings: [],
    stages: [],
  }
  let saves = 0
  const callHome = createCallHome({
    clock: createManualClock(2000),
    settings: new SqliteSettingsStore(database),
    machines,
    publish: () => undefined,
    record: (fact, party) => facts.push({ ...fact, ...party }),
    saveLater: () => saves++,
    currentBoot: whose => (whose === mac ? boot : null),
  })
  return { database, machines, callHome, facts, saves: () => saves, restart: () => open(path) }
}

function started() {
  const house = open()
  const lastStart = {
    bootId: 5,
    entry: 'debian.install',
    title: 'Debian',
    startedAtMs: 1000,
    isLoaded: true,
    outcome: 'unreported',
    text: null,
    outcomeAtMs: null,
  } as const
  house.machines.change(mac, { entry: 'debian.install', lastStart, isOnceSpent: true }, 1)
  return { ...house, installed: reportsOf(house) }
}
/** The machine's report with the ticket of its boot, unless `change` says otherwise. */
function reportsOf({ callHome }: Pick<ReturnType<typeof open>, 'callHome'>) {
  const token = callHome.ticketFor(mac)
  return (change: Partial<CallHomeReport> = {}): CallHomeReport => ({
    state: 'installed',
    text: 'installed',
    token,
    mac,
    ip,
    ...change,
  })
}

it('has stored that a machine is installed before the machine gets its reply', () => {
  const { callHome, restart, facts, installed } = started()
  expect(callHome.take(installed())).toMatchObject({ isKnown: true })
  expect(restart().machines.find(mac)).toMatchObject({ next: 'local', lastStart: { outcome: 'installed' } })
  expect(facts).toEqual([
    { kind: 'machine.reported', text: 'installed', state: 'installed', mac, ip },
    { kind: 'machine.next-changed', next: 'local', reason: 'installed', mac, ip },
  ])
})

it('reports to the machine that its call could not be stored', () => {
  const { database, callHome, machines, facts, installed } = started()
  database.pragma('query_only = ON')
  expect(() => callHome.take(installed())).toThrow()
  expect([machines.find(mac)?.next, facts]).toEqual(['menu', []])
  database.pragma('query_only = OFF')
  callHome.take(installed())
  expect(machines.find(mac)?.next).toBe('local')
})

it('recognises a machine by its token from any address, also after a restart of Slipway', () => {
  const { callHome, restart, installed } = started()
  const url = callHome.baseFor(mac, 'http://10.99.0.1:8080')
  const token = /^http:\/\/10\.99\.0\.1:8080\/report\/([A-Za-z0-9_-]+)$/.exec(url)?.[1] ?? ''
  const again = restart()
  again.callHome.take(installed({ token, mac: stranger, ip: '192.168.1.9' as Ipv4 }))
  expect(again.machines.find(mac)?.next).toBe('local')
  expect(again.machines.find(stranger)).toBeNull()
  expect(callHome.take(installed({ token: `${token}x` }))).toBeNull()
})

it('changes nothing for a call from an unknown address, but reports it', () => {
  const { callHome, machines, facts, installed } = started()
  expect(callHome.take(installed({ mac: null, token: null }))).toMatchObject({ isKnown: false })
  expect(callHome.take(installed({ mac: stranger, token: null }))).toMatchObject({ isKnown: false })
  expect(machines.list()).toHaveLength(1)
  expect(machines.find(mac)?.next).toBe('menu')
  expect(facts.map(fact => fact.mac)).toEqual([null, stranger])
})

it('reports every call, and acts on the first', () => {
  const { callHome, machines, facts, installed } = started()
  callHome.take(installed())
  machines.change(mac, { next: 'once', nextSetAtMs: 3000 }, 3000)
  callHome.take(installed())
  expect(machines.find(mac)?.next).toBe('once')
  expect(facts.map(fact => fact.kind)).toEqual([
    'machine.reported',
    'machine.next-changed',
    'machine.reported',
  ])
})

it('changes nothing without the ticket of the boot, even from the address of the machine', () => {
  const { callHome, machines, facts, installed } = started()
  expect(callHome.take(installed({ token: null }))).toMatchObject({ isKnown: true })
  expect(machines.find(mac)).toMatchObject({ next: 'menu', lastStart: { outcome: 'unreported' } })
  expect(facts).toMatchObject([{ kind: 'machine.reported', state: 'installed', mac }])
})

it('accepts a ticket until its machine has started something in a later boot', () => {
  const { callHome, machines } = started()
  const ticket = callHome.ticketFor(mac)
  expect(callHome.machineOf(ticket)).toBe(mac)
  expect(callHome.machineOf(`${ticket}x`)).toBeNull()
  expect(callHome.machineOf(callHome.ticketFor(stranger).replace('0b', '0a'))).toBeNull()
  machines.change(mac, { lastStart: { ...machines.find(mac)!.lastStart!, bootId: 6 } }, 2)
  expect(callHome.machineOf(ticket)).toBeNull()
})

it('treats a remark as a remark', () => {
  const { callHome, machines, facts, installed } = started()
  callHome.take(installed({ state: null, text: 'login reached' }))
  expect(machines.find(mac)).toMatchObject({ next: 'menu', lastStart: { outcome: 'unreported' } })
  expect(facts).toMatchObject([{ kind: 'machine.reported', text: 'login reached' }])
  expect(facts[0]).not.toHaveProperty('state')
})

it('does not sync the disk for each step that an installer reports', () => {
  const { callHome, machines, saves, restart, installed } = started()
  callHome.take(installed({ state: 'installing', text: 'step 1' }))
  for (let step = 2; step < 50; step++)
    callHome.take(installed({ state: 'installing', text: `step ${step}` }))
  expect(machines.find(mac)?.lastStart?.text).toBe('step 49')
  expect(restart().machines.find(mac)?.lastStart?.text).toBe('step 1')
  expect(saves()).toBe(48)
})
