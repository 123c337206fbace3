import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { Push } from '#contract/events.ts'
import { createSightings } from '#engine/features/timeline/sightings.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const mac = '52:54:00:00:00:0a' as MacAddress

function open() {
  const database = openDatabase(join(temporaryFolder(), 'slipway.db'), 'durable')
  onTestFinished(() => void database.close())
  const machines = new SqliteMachineStore(database)
  const clock = createManualClock()
  const pushes: Push[] = []
  const errors: unknown[] = []
  const lease = {
    ip: '10.99.0.100' as Ipv4,
    mac,
    hostname: null,
    grantedAtMs: 10,
    expiresAtMs: 20,
    gateway: null,
  }
  const sightings = createSightings({
    clock,
    machines,
    leaseOf: whose => (whose === mac ? lease : null),
    publish: (name, payload) => pushes.push({ name, payload } as Push),
    onWriteError: error => errors.push(error),
  })
  const see = (fact: BootFact): void =>
    sightings.noteEvent({ ...fact, seq: 1, atMs: 10, mac, ip: null } satisfies BootEvent)
  const seeAt = (ip: Ipv4, fact: BootFact): void =>
    sightings.noteEvent({ ...fact, seq: 1, atMs: 10, mac, ip })
  return { database, machines, clock, pushes, errors, lease, see, seeAt }
}

const discovered = (isBootClient: boolean): BootFact => ({
  kind: 'dhcp.discovered',
  arch: 'x64-uefi',
  isBootClient,
  userClass: null,
  vendorClass: null,
  uuid: null,
  xid: 1,
})
const acknowledged: BootFact = {
  kind: 'dhcp.acknowledged',
  address: '10.99.0.100' as Ipv4,
  bootFile: null,
  leaseSeconds: 60,
  isBootClient: false,
  xid: 1,
}
it('records a machine that asks to network-boot, and not a phone that requests an address', () => {
  const { machines, see } = open()
  see(discovered(false))
  see(acknowledged)
  expect(machines.list()).toEqual([])
  see(discovered(true))
  see(acknowledged)
  expect(machines.find(mac)).toMatchObject({ arch: 'x64-uefi', ip: '10.99.0.100' })
})

it('learns an address that another server assigned: from its request, and from the script that names the machine', () => {
  const { machines, see, seeAt } = open()
  const [first, second] = ['10.99.0.20', '10.99.0.21'] as [Ipv4, Ipv4]
  see({ kind: 'dhcp.foreign-address', address: first, server: null, isBootClient: true })
  expect(machines.findByIp(first)?.mac).toBe(mac)
  seeAt(second, { kind: 'menu.served', language: 'ipxe', timeoutSeconds: 0, defaultId: 'a', entryCount: 1 })
  expect(machines.findByIp(second)?.mac).toBe(mac)
  expect(machines.findByIp(first)).toBeNull()
})

it('reports when a lease was granted', () => {
  const { see, pushes, lease } = open()
  see(acknowledged)
  expect(pushes).toContainEqual({ name: 'lease.granted', payload: lease })
})

it('continues if the machines cannot be saved, and saves them when they can', () => {
  const { database, machines, clock, errors, see } = open()
  database.pragma('query_only = ON')
  see(discovered(true))
  clock.advance(10_000)
  expect(errors).toHaveLength(1)
  database.pragma('query_only = OFF')
  clock.advance(60_000)
  expect(errors).toHaveLength(1)
  expect(new SqliteMachineStore(database).find(mac)).toEqual(machines.find(mac))
})

it('remembers how much memory a boot loader counted, until another count', () => {
  const { machines, see } = open()
  see(discovered(true))
  const chosen = { kind: 'entry.chosen', entry: 'd.live', title: 'Debian live' } as const
  see(chosen)
  expect(machines.find(mac)?.memoryMegabytes).toBeNull()
  see({ ...chosen, memoryMegabytes: 2000 })
  see(chosen)
  expect(machines.find(mac)?.memoryMegabytes).toBe(2000)
  see({ ...chosen, memoryMegabytes: 4000 })
  machines.flush()
  expect(machines.find(mac)?.memoryMegabytes).toBe(4000)
})
