import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { createAddressProbe } from '#engine/protocols/dhcp/address-probe.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { createMemoryLeaseStore } from '../../../support/memory-lease-store.ts'
import { createSimulatedNetwork } from '../../../support/simulated-network.ts'

const ip = (last: number) => `10.99.0.${last}` as Ipv4
const PRINTER = '00:11:22:33:44:55' as MacAddress
const MAC = '52:54:00:12:34:56' as MacAddress
const LEASE = {
  ip: ip(50),
  mac: MAC,
  hostname: null,
  grantedAtMs: 0,
  expiresAtMs: Infinity,
  gateway: null,
}

function openBench() {
  const network = createSimulatedNetwork()
  const clock = createManualClock()
  const leases = createMemoryLeaseStore()
  const facts: BootFact[] = []
  const table = new Map<Ipv4, MacAddress>()
  const isTableUnreadable = { now: false }
  const probe = createAddressProbe({
    range: { first: ip(50), last: ip(99) },
    leases,
    port: network.host(ip(1)).open(0),
    neighbours: async () => {
      if (isTableUnreadable.now) throw new Error('the neighbours cannot be read')
      return table
    },
    clock,
    record: fact => facts.push(fact),
  })
  const advance = async (durationMs: number) => {
    for (let passed = 0; passed < durationMs; passed += 100) {
      clock.advance(100)
      await network.settle()
    }
  }
  const asked = () => network.wire.map(({ to }) => to.address)
  return { clock, leases, facts, table, isTableUnreadable, probe, advance, asked, network }
}

describe('the search for addresses in use', () => {
  it('probes the first free ones before the first reply, and quarantines those that answer', async () => {
    const bench = openBench()
    bench.table.set(ip(51), PRINTER).set(ip(70), PRINTER)
    await bench.advance(400)
    await bench.probe.ready
    expect(bench.asked().slice(0, 3)).toEqual([ip(50), ip(51), ip(52)])
    expect(bench.asked().length).toBeLessThan(20)
    expect(bench.facts).toEqual([{ kind: 'dhcp.address-in-use', address: ip(51), holder: PRINTER }])
    expect(bench.leases.isQuarantined(ip(51), bench.clock.nowMs())).toBe(true)
    expect(bench.leases.isQuarantined(ip(50), bench.clock.nowMs())).toBe(false)
    await bench.probe.stop()
  })

  it('stays ahead: probes the next ones as addresses are assigned', async () => {
    const bench = openBench()
    await bench.advance(400)
    const before = bench.asked().length
    await bench.advance(5_000)
    expect(bench.asked(), 'nothing new to ask while nothing is taken').toHaveLength(before)
    bench.leases.grant(LEASE)
    await bench.advance(3_000)
    expect(bench.asked()).toHaveLength(before + 1)
    expect(bench.asked()).not.toContain(ip(99))
    await bench.probe.stop()
  })

  it('accepts a machine that still uses its old address', async () => {
    const bench = openBench()
    bench.leases.grant({ ...LEASE, expiresAtMs: 1 })
    bench.table.set(ip(50), MAC)
    await bench.advance(400)
    expect(bench.facts).toEqual([])
    await bench.probe.stop()
  })

  it('probes again after a while, because laptops leave and printers arrive', async () => {
    const bench = openBench()
    await bench.advance(400)
    bench.table.set(ip(50), PRINTER)
    bench.clock.advance(700_000)
    await bench.advance(3_000)
    expect(bench.facts).toMatchObject([{ address: ip(50) }])
    await bench.probe.stop()
  })

  it('asks again after a list of neighbours that could not be read', async () => {
    const bench = openBench()
    bench.table.set(ip(51), PRINTER)
    bench.isTableUnreadable.now = true
    await bench.advance(5_000)
    expect(bench.facts).toEqual([])
    bench.isTableUnreadable.now = false
    await bench.advance(3_000)
    expect(bench.facts).toMatchObject([{ address: ip(51) }])
    await bench.probe.stop()
  })

  it('ends when it is stopped', async () => {
    const bench = openBench()
    await bench.advance(400)
    await bench.probe.stop()
    const before = bench.asked().length
    bench.leases.grant(LEASE)
    await bench.advance(5_000)
    expect(bench.asked()).toHaveLength(before)
  })
})
