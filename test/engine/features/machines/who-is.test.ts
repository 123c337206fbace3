import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { createWhoIs } from '#engine/features/machines/who-is.ts'
import { openDatabase } from '#engine/store/database.ts'
import { SqliteMachineStore } from '#engine/store/sqlite-machine-store.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const mac = '52:54:00:00:00:0a' as MacAddress
const other = '52:54:00:00:00:0b' as MacAddress
const ip = '10.99.0.50' as Ipv4
const HOUR_MS = 3600_000

/** A machine that was seen at .50 at the time 0; `at` asks for the holder of .50. */
function open() {
  const database = openDatabase(join(temporaryFolder(), 'slipway.db'), 'durable')
  onTestFinished(() => void database.close())
  const machines = new SqliteMachineStore(database)
  machines.see({ mac, atMs: 0, ip })
  const neighbours = new Map<Ipv4, MacAddress>()
  const leases = new Map<Ipv4, { mac: MacAddress; expiresAtMs: number }>()
  const at = (nowMs: number) =>
    createWhoIs({
      clock: { nowMs: () => nowMs },
      machines,
      leases: { holderOf: address => leases.get(address) ?? null },
      neighbourAt: address => neighbours.get(address) ?? null,
    })(ip)
  return { at, machines, neighbours, leases }
}

it('an address belongs to the machine with its lease until that ends, and proves it', () => {
  const { at, leases } = open()
  leases.set(ip, { mac: other, expiresAtMs: 1000 })
  expect(at(999)).toEqual({ mac: other, isProven: true })
  expect(at(1000)).toEqual({ mac, isProven: false })
})

it('without a lease the neighbour table proves it, also against what was seen last', () => {
  const { at, machines, neighbours } = open()
  neighbours.set(ip, mac)
  expect(at(0)).toEqual({ mac, isProven: true })
  neighbours.set(ip, other)
  expect(at(0), 'a computer that never booted from the network').toBeNull()
  machines.see({ mac: other, atMs: 0 })
  expect(at(0)).toEqual({ mac: other, isProven: true })
})

it('beyond a router the address that another server announced is shown for half a day, and proves nothing', () => {
  const { at } = open()
  expect(at(11 * HOUR_MS)).toEqual({ mac, isProven: false })
  expect(at(12 * HOUR_MS)).toBeNull()
})
