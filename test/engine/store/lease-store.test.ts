import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteLeaseStore } from '#engine/store/sqlite-lease-store.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const A = '52:54:00:00:00:0a' as MacAddress
const B = '52:54:00:00:00:0b' as MacAddress
const ip = (last: number): Ipv4 => `10.99.0.${last}` as Ipv4

function openStores(path = join(temporaryFolder(), 'slipway.db')) {
  const database = openDatabase(path, 'durable')
  onTestFinished(() => void database.close())
  return { leases: new SqliteLeaseStore(database), machines: new SqliteMachineStore(database) }
}

const lease = (mac: MacAddress, last: number, expiresAtMs = 2000) => ({
  mac,
  ip: ip(last),
  hostname: null,
  grantedAtMs: 1000,
  expiresAtMs,
})

it('finds a lease by machine and by address', () => {
  const { leases } = openStores()
  leases.grant(lease(A, 100))
  expect(leases.leaseOf(A)).toEqual(lease(A, 100))
  expect(leases.holderOf(ip(100))).toEqual({ mac: A, expiresAtMs: 2000 })
  expect(leases.holderOf(ip(101))).toBeNull()
})

it('gives an address on to another machine, and only one of them holds it', () => {
  const { leases } = openStores()
  leases.grant(lease(A, 100))
  leases.grant(lease(B, 100, 3000))
  expect(leases.leaseOf(A)).toBeNull()
  expect(leases.holderOf(ip(100))).toEqual({ mac: B, expiresAtMs: 3000 })
})

it('keeps a released address in mind for the machine that had it', () => {
  const { leases } = openStores()
  leases.grant(lease(A, 100, 9000))
  leases.release(A, 5000)
  expect(leases.leaseOf(A)).toMatchObject({ ip: ip(100), expiresAtMs: 5000 })
})

it('quarantines a declined address until its time is over, and takes its lease away', () => {
  const { leases } = openStores()
  leases.grant(lease(A, 100))
  leases.quarantine(ip(100), 60_000)
  expect(leases.isQuarantined(ip(100), 59_999)).toBe(true)
  expect(leases.isQuarantined(ip(100), 60_000)).toBe(false)
  expect(leases.leaseOf(A)).toBeNull()
})

it('holds a reserved address for its machine for ever', () => {
  const { leases, machines } = openStores()
  machines.change(A, { reservedIp: ip(50) }, 1)
  expect(leases.reservationOf(A)).toBe(ip(50))
  expect(leases.holderOf(ip(50))).toEqual({ mac: A, expiresAtMs: Number.POSITIVE_INFINITY })
})

it('still has every granted lease after the process was killed without warning', async () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const root = new URL('../../../electron/engine/store/', import.meta.url)
  const program = `
    const { openDatabase } = await import('${new URL('database.ts', root).href}')
    const { SqliteLeaseStore } = await import('${new URL('sqlite-lease-store.ts', root).href}')
    const leases = new SqliteLeaseStore(openDatabase(${JSON.stringify(path)}, 'durable'))
    for (let n = 1; n < 255; n++) {
      const mac = '52:54:00:00:00:' + n.toString(16).padStart(2, '0')
      leases.grant({ mac, ip: '10.99.0.' + n, hostname: null, grantedAtMs: 1, expiresAtMs: 2 })
      process.stdout.write(n + '\\n')
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    acknowledged = Number(text.trim().split('\n').at(-1))
    if (acknowledged >= 20) child.kill('SIGKILL')
  })
  await once(child, 'close')
  expect(acknowledged).toBeGreaterThanOrEqual(20)
  expect(openStores(path).leases.list().length).toBeGreaterThanOrEqual(acknowledged)
})
