import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const A = '52:54:00:00:00:0a' as MacAddress
const B = '52:54:00:00:00:0b' as MacAddress

function open(path: string): SqliteMachineStore {
  const database = openDatabase(path, 'durable')
  onTestFinished(() => void database.close())
  return new SqliteMachineStore(database)
}

it('adds a machine at the first sighting and keeps what later sightings leave out', () => {
  const machines = open(join(temporaryFolder(), 'slipway.db'))
  machines.see({ mac: A, atMs: 10, arch: 'x64-uefi', uuid: 'u-1' })
  machines.see({ mac: A, atMs: 20, ip: '10.99.0.100' as Ipv4 })
  machines.see({ mac: A, atMs: 30, arch: 'unknown' })
  expect(machines.find(A)).toMatchObject({
    arch: 'x64-uefi',
    uuid: 'u-1',
    ip: '10.99.0.100',
    firstSeenMs: 10,
    lastSeenMs: 30,
  })
})

it('writes a change at once and sightings at the next flush', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const machines = open(path)
  machines.change(A, { name: 'nuc-3' }, 5)
  machines.see({ mac: B, atMs: 10 })
  expect(
    open(path)
      .list()
      .map(machine => machine.name),
  ).toEqual(['nuc-3'])
  machines.flush()
  expect(open(path).find(B)).not.toBeNull()
})

it('changes only what is named, and clears with null', () => {
  const machines = open(join(temporaryFolder(), 'slipway.db'))
  machines.change(A, { name: 'nuc-3', filename: 'special.efi' }, 5)
  machines.change(A, { filename: null, next: 'local' }, 6)
  expect(machines.find(A)).toMatchObject({ name: 'nuc-3', filename: null, next: 'local' })
})

it('finds the machine that was last seen with an address', () => {
  const machines = open(join(temporaryFolder(), 'slipway.db'))
  const ip = '10.99.0.100' as Ipv4
  machines.see({ mac: A, atMs: 10, ip })
  machines.see({ mac: B, atMs: 20, ip })
  expect(machines.findByIp(ip)?.mac).toBe(B)
})

it('deletes unconfigured machines beyond the limit, and never one that the user configured', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const machines = open(path)
  const made = (n: number) =>
    `02:00:00:00:${`0${(n >> 8).toString(16)}`.slice(-2)}:${`0${(n & 255).toString(16)}`.slice(-2)}`
  machines.see({ mac: A, atMs: 1 })
  machines.change(A, { name: 'nas' }, 1)
  machines.see({ mac: B, atMs: 2 })
  for (let n = 0; n < 3000; n++) {
    machines.see({ mac: made(n) as MacAddress, atMs: 10 + n })
    if (n % 500 === 0) machines.flush()
  }
  machines.flush()
  for (const store of [machines, open(path)]) {
    expect(store.list()).toHaveLength(2048)
    expect(store.find(A)?.name).toBe('nas')
    expect(store.find(B)).toBeNull()
    expect(store.find(made(2999) as MacAddress)).not.toBeNull()
  }
})

it('reads the architecture that older versions called EBC as x64', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const machines = open(path)
  machines.change(A, { name: 'nuc-3' }, 5)
  const database = openDatabase(path, 'durable')
  onTestFinished(() => void database.close())
  database.prepare("UPDATE machines SET arch = 'ebc'").run()
  expect(open(path).find(A)).toMatchObject({ name: 'nuc-3', arch: 'x64-uefi' })
})

it('what machines cause is in the log of the database at once, and no caller waits for the disk', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const durable = openDatabase(path, 'durable')
  const relaxed = openDatabase(path, 'relaxed')
  onTestFinished(() => {
    relaxed.close()
    durable.close()
  })
  const syncs: ((error: Error | null) => void)[] = []
  const machines = new SqliteMachineStore(durable, { database: relaxed, sync: done => void syncs.push(done) })
  machines.change(A, { entry: 'debian.install', next: 'once' }, 5)
  // A write through the durable connection would wait for the disk.
  durable.pragma('query_only = ON')
  const heard: (Error | null)[] = []
  machines.record(A, { next: 'menu', isOnceSpent: true }, error => heard.push(error))
  machines.see({ mac: B, atMs: 10 })
  machines.flush()
  expect(open(path).find(A)).toMatchObject({ next: 'menu', isOnceSpent: true })
  expect(open(path).find(B)).not.toBeNull()
  expect([heard, syncs.length]).toEqual([[], 1])
  syncs[0]!(null)
  expect(heard).toEqual([null])
  relaxed.pragma('query_only = ON')
  expect(() => machines.record(A, { next: 'always' })).toThrow()
  expect(machines.find(A)?.next).toBe('menu')
})

it('writes many sightings in several turns', () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const machines = open(path)
  for (let number = 0; number < 100; number++)
    machines.see({
      mac: `52:54:00:00:01:${number.toString(16).padStart(2, '0')}` as MacAddress,
      atMs: number,
    })
  expect(machines.flush(64)).toBe(true)
  expect(open(path).list()).toHaveLength(64)
  expect(machines.flush(64)).toBe(false)
  expect(open(path).list()).toHaveLength(100)
})
