import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Lease } from '#contract/machine.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteLeaseStore } from '#engine/store/sqlite-lease-store.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { openWalSync, type WalSync } from '#engine/store/wal.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const A = '52:54:00:00:00:0a' as MacAddress
const B = '52:54:00:00:00:0b' as MacAddress
const ip = (last: number): Ipv4 => `10.99.0.${last}` as Ipv4

/** A disk whose syncs end when the test decides. */
function createSlowDisk() {
  const syncs: ((error: Error | null) => void)[] = []
  const walSync: WalSync = { sync: done => void syncs.push(done), close: () => undefined }
  return { walSync, syncs }
}

function openStores(path = join(temporaryFolder(), 'slipway.db'), walSync?: WalSync) {
  const durable = openDatabase(path, 'durable')
  const database = openDatabase(path, 'relaxed')
  const machines = new SqliteMachineStore(durable)
  const leases = new SqliteLeaseStore({
    database,
    walSync: walSync ?? openWalSync(database),
    reservations: machines,
  })
  onTestFinished(() => {
    leases.close()
    database.close()
    durable.close()
  })
  const commit = (): Promise<Error | null> => new Promise(resolve => leases.commit(resolve))
  return { path, leases, machines, commit }
}

const lease = (mac: MacAddress, last: number, expiresAtMs = 2000): Lease => ({
  mac,
  ip: ip(last),
  hostname: null,
  grantedAtMs: 1000,
  expiresAtMs,
  gateway: null,
})

it('finds a lease by machine and by address', () => {
  const { leases } = openStores()
  leases.grant(lease(A, 100))
  expect(leases.leaseOf(A)).toEqual(lease(A, 100))
  expect(leases.holderOf(ip(100))).toEqual({ mac: A, expiresAtMs: 2000 })
  expect(leases.holderOf(ip(101))).toBeNull()
})

it('passes an address to another machine, and only one of them holds it', async () => {
  const { path, leases, commit } = openStores()
  leases.grant(lease(A, 100))
  await commit()
  leases.grant(lease(B, 100, 3000))
  expect(await commit()).toBeNull()
  for (const store of [leases, openStores(path).leases]) {
    expect(store.leaseOf(A)).toBeNull()
    expect(store.holderOf(ip(100))).toEqual({ mac: B, expiresAtMs: 3000 })
  }
})

it('writes the final state: two machines swap addresses in one commit', async () => {
  const { path, leases, commit } = openStores()
  for (const [mac, last] of [
    [A, 100],
    [B, 101],
  ] as const)
    leases.grant(lease(mac, last))
  await commit()
  leases.grant(lease(A, 101))
  leases.grant(lease(B, 100))
  leases.grant(lease(A, 101, 5000))
  expect(await commit()).toBeNull()
  const again = openStores(path).leases
  expect([again.leaseOf(A), again.leaseOf(B)]).toEqual([lease(A, 101, 5000), lease(B, 100)])
})

it('keeps the gateway that a lease was announced with, and its change by a renewal', async () => {
  const { path, leases, commit } = openStores()
  leases.grant({ ...lease(A, 100), gateway: ip(1) })
  await commit()
  expect(openStores(path).leases.leaseOf(A)?.gateway).toBe(ip(1))
  leases.grant({ ...lease(A, 100, 5000), gateway: ip(2) })
  await commit()
  expect(openStores(path).leases.leaseOf(A)?.gateway).toBe(ip(2))
})

it('remembers a released address for its machine, without an explicit commit', async () => {
  const { path, leases, commit } = openStores()
  leases.grant(lease(A, 100, 9000))
  await commit()
  leases.release(A, 5000)
  expect(leases.leaseOf(A)).toMatchObject({ ip: ip(100), expiresAtMs: 5000 })
  await expect.poll(() => openStores(path).leases.leaseOf(A)?.expiresAtMs).toBe(5000)
})

it('quarantines a declined address until its time is over, and removes its lease', async () => {
  const { path, leases, commit } = openStores()
  leases.grant(lease(A, 100))
  await commit()
  leases.quarantine(ip(100), 60_000)
  await commit()
  for (const store of [leases, openStores(path).leases]) {
    expect(store.isQuarantined(ip(100), 59_999)).toBe(true)
    expect(store.isQuarantined(ip(100), 60_000)).toBe(false)
    expect(store.leaseOf(A)).toBeNull()
  }
})

it('holds a reserved address for its machine until the reservation ends', () => {
  const { path, leases, machines } = openStores()
  machines.change(A, { reservedIp: ip(50) }, 1)
  for (const store of [leases, openStores(path).leases]) {
    expect(store.reservationOf(A)).toBe(ip(50))
    expect(store.holderOf(ip(50))).toEqual({ mac: A, expiresAtMs: Number.POSITIVE_INFINITY })
  }
  machines.change(A, { reservedIp: ip(51) }, 2)
  expect(leases.holderOf(ip(50))).toBeNull()
  expect(leases.holderOf(ip(51))?.mac).toBe(A)
})

it('acknowledges nothing before the sync has ended, and shares the next one among all calls that came meanwhile', () => {
  const disk = createSlowDisk()
  const { leases } = openStores(undefined, disk.walSync)
  const results: string[] = []
  const ask = (name: string) => leases.commit(error => results.push(`${name}: ${error?.message ?? 'kept'}`))
  leases.grant(lease(A, 100))
  ask('first')
  leases.grant(lease(B, 101))
  ask('second')
  ask('third')
  expect([results, disk.syncs.length]).toEqual([[], 1])
  disk.syncs[0]!(null)
  expect([results, disk.syncs.length]).toEqual([['first: kept'], 2])
  disk.syncs[1]!(null)
  expect(results).toEqual(['first: kept', 'second: kept', 'third: kept'])
})

it('reports a disk failure, and writes the same again with the next commit', async () => {
  const disk = createSlowDisk()
  const { path, leases, commit } = openStores(undefined, disk.walSync)
  leases.grant(lease(A, 100))
  const failed = commit()
  disk.syncs[0]!(new Error('EIO'))
  expect((await failed)?.message).toBe('EIO')
  openDatabase(path, 'relaxed').exec('DELETE FROM leases').close()
  const kept = commit()
  disk.syncs[1]!(null)
  expect(await kept).toBeNull()
  expect(openStores(path).leases.leaseOf(A)).toEqual(lease(A, 100))
})

it('still has every acknowledged lease after the process was killed without warning', async () => {
  const path = join(temporaryFolder(), 'slipway.db')
  const root = new URL('../../../electron/engine/', import.meta.url)
  const program = `
    const { openStores } = await import('${new URL('store/open-stores.ts', root).href}')
    const { leases } = openStores(${JSON.stringify(join(path, '..'))})
    for (let n = 1; n < 255; n++) {
      const mac = '52:54:00:00:00:' + n.toString(16).padStart(2, '0')
      leases.grant({ mac, ip: '10.99.0.' + n, hostname: null, grantedAtMs: 1, expiresAtMs: 2, gateway: null })
      await new Promise(resolve => leases.commit(resolve))
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
