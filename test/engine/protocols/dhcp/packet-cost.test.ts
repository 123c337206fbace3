import type { HeapProfiler } from 'node:inspector'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { encodePacket } from '#engine/protocols/dhcp/packet.ts'
import { createServerStages } from '#engine/protocols/dhcp/server-stages.ts'
import { createDhcpServer } from '#engine/protocols/dhcp/server.ts'
import type { DatagramListener, UdpEndpoint } from '#engine/net/udp-port.ts'
import { openDatabase, type SqliteDatabase } from '#engine/store/database.ts'
import { SqliteLeaseStore } from '#engine/store/sqlite-lease-store.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { bytesOf, request } from '../../../support/dhcp-client.ts'
import { PLAIN_SERVER_MODE } from '../../../support/plain-server-mode.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const SERVER = '10.99.0.1' as Ipv4

/** Wraps the database and counts every statement that runs. */
function countStatements(database: SqliteDatabase) {
  const count = { statements: 0 }
  const prepare = database.prepare.bind(database)
  database.prepare = ((sql: string) => {
    const statement = prepare(sql)
    return new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          count.statements++
          return (value as (...given: unknown[]) => unknown).apply(target, args)
        }
      },
    })
  }) as SqliteDatabase['prepare']
  return count
}

function openServer() {
  const path = join(temporaryFolder(), 'slipway.db')
  const database = openDatabase(path, 'relaxed')
  onTestFinished(() => void database.close())
  const count = countStatements(database)
  const syncs: ((error: Error | null) => void)[] = []
  const leases = new SqliteLeaseStore({
    database,
    walSync: { sync: done => void syncs.push(done), close: () => undefined },
    reservations: new SqliteMachineStore(database),
  })
  const stages = createServerStages({
    ...PLAIN_SERVER_MODE,
    subnet: { address: SERVER, prefixLength: 16 },
    range: { first: '10.99.1.0' as Ipv4, last: '10.99.40.255' as Ipv4 },
    leases,
  })
  let receive: DatagramListener = () => undefined
  const sent: Uint8Array[] = []
  createDhcpServer({
    port: {
      address: SERVER,
      port: 67,
      send: bytes => void sent.push(bytes),
      onDatagram(listener) {
        receive = listener
        return () => undefined
      },
      onError: () => () => undefined,
      close: async () => undefined,
    },
    clock: createManualClock(),
    stages: stages.dhcp,
    leases,
  })
  const from: UdpEndpoint = { address: '0.0.0.0' as Ipv4, port: 68 }
  count.statements = 0
  return { count, syncs, sent, send: (bytes: Uint8Array) => receive(bytes, from) }
}

const macOf = (n: number) =>
  `52:54:00:00:${(n >> 8).toString(16).padStart(2, '0')}:${(n & 255).toString(16).padStart(2, '0')}`
const discover = (n: number) =>
  encodePacket(request({ mac: macOf(n), options: { 53: [1], 55: [1, 3, 6, 51] } }))
const select = (n: number) => {
  const address = `10.99.${1 + (n >> 8)}.${n & 255}`
  return encodePacket(
    request({ mac: macOf(n), options: { 53: [3], 50: bytesOf(address), 54: bytesOf(SERVER) } }),
  )
}

it('neither a DISCOVER nor a refused REQUEST touches the database; the ACKs of one turn share one write and one sync', async () => {
  const { count, syncs, sent, send } = openServer()
  for (let n = 0; n < 200; n++) send(discover(n))
  expect([sent.length, count.statements]).toEqual([200, 0])
  for (let n = 0; n < 30; n++) send(select(n))
  expect([sent.length, count.statements]).toEqual([200, 0])
  await setImmediate()
  // For each new lease: is it a renewal, the former holder's row, its own; the transaction's begin and end.
  expect(count.statements).toBeLessThanOrEqual(3 * 30 + 4)
  expect([sent.length, syncs.length]).toEqual([200, 1])
  syncs[0]!(null)
  expect(sent).toHaveLength(230)
  const statements = count.statements
  for (let n = 0; n < 200; n++) send(discover(n))
  send(
    encodePacket(
      request({ mac: macOf(900), options: { 53: [3], 50: bytesOf('10.99.1.0'), 54: bytesOf(SERVER) } }),
    ),
  )
  expect([sent.length, count.statements]).toEqual([431, statements])
})

it('an exchange allocates about twenty kilobytes, not hundreds', async () => {
  const { syncs, send } = openServer()
  const packets = Array.from({ length: 500 }, (_, n) => [discover(n), select(n)] as const)
  const exchangeAll = async () => {
    for (const [ask, take] of packets) {
      send(ask)
      send(take)
    }
    await setImmediate()
    for (const done of syncs.splice(0)) done(null)
  }
  await exchangeAll()
  const session = new Session()
  session.connect()
  await session.post('HeapProfiler.startSampling', {
    samplingInterval: 512,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  })
  await exchangeAll()
  const { profile } = await session.post('HeapProfiler.stopSampling')
  session.disconnect()
  const bytes = allocatedBytes(profile.head)
  expect(bytes / packets.length).toBeLessThan(40 * 1024)
  expect(bytes / packets.length).toBeGreaterThan(100)
})

function allocatedBytes(node: HeapProfiler.SamplingHeapProfileNode): number {
  return node.children.reduce((sum, child) => sum + allocatedBytes(child), node.selfSize)
}
