import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Policy } from '#engine/protocols/dhcp/stage/answer-policy.ts'
import { bytesOf, createDhcpBench, option, request, SERVER } from '../../../support/dhcp-client.ts'

const mac = (last: string) => `52:54:00:00:00:${last}` as MacAddress
const text = (value: string) => [...Buffer.from(value)]
const FIRMWARE = { 53: [1], 60: text('PXEClient:Arch:00007:UNDI:003000'), 93: [0, 7] }
const discover = (who: MacAddress, options: Record<number, number[]> = { 53: [1] }) =>
  request({ mac: who, options })
const policy = (change: Partial<Policy>): Policy => ({
  only: 'all',
  allow: new Set(),
  deny: new Set(),
  ...change,
})

const ignored = (bench: ReturnType<typeof createDhcpBench>) =>
  bench.facts.flatMap(fact => (fact.kind === 'dhcp.ignored' ? [[fact.mac, fact.reason]] : []))

describe('machines that get a reply', () => {
  it('all of them, unless the user configures otherwise', async () => {
    expect(await createDhcpBench().ask(discover(mac('01')))).not.toBeNull()
  })

  it('not those on the list of machines to ignore; reported once in ten minutes', async () => {
    const bench = createDhcpBench({ policy: policy({ deny: new Set([mac('01')]) }) })
    for (let round = 0; round < 3; round++) expect(await bench.ask(discover(mac('01'), FIRMWARE))).toBeNull()
    expect(await bench.ask(discover(mac('02')))).not.toBeNull()
    expect(ignored(bench)).toEqual([[mac('01'), 'denied']])
    bench.clock.advance(600_000)
    await bench.ask(discover(mac('01')))
    expect(ignored(bench)).toHaveLength(2)
  })

  it('not one that is set to be ignored, whatever it sends, until that is changed', async () => {
    let isIgnored = true
    const bench = createDhcpBench({ isIgnored: who => isIgnored && who === mac('01') })
    expect(await bench.ask(discover(mac('01'), FIRMWARE))).toBeNull()
    expect(await bench.ask(discover(mac('01')))).toBeNull()
    expect(await bench.ask(discover(mac('02'), FIRMWARE))).not.toBeNull()
    expect(ignored(bench)).toEqual([[mac('01'), 'set-to-ignore']])
    isIgnored = false
    expect(await bench.ask(discover(mac('01'), FIRMWARE))).not.toBeNull()
  })

  it('only those on the list of machines to serve, and never one that is on both', async () => {
    const both = { allow: new Set([mac('01'), mac('02')]), deny: new Set([mac('02')]) }
    const bench = createDhcpBench({ policy: policy(both) })
    expect(await bench.ask(discover(mac('01')))).not.toBeNull()
    expect(await bench.ask(discover(mac('02')))).toBeNull()
    expect(await bench.ask(discover(mac('03')))).toBeNull()
    expect(ignored(bench)).toEqual([
      [mac('02'), 'denied'],
      [mac('03'), 'not-allowed'],
    ])
  })

  it('only machines with a name or a fixed address', async () => {
    const bench = createDhcpBench({
      policy: policy({ only: 'known' }),
      nameOf: who => (who === mac('01') ? 'nuc' : null),
    })
    bench.leases.reserve(mac('02'), '10.99.0.7' as Ipv4)
    const named = await bench.ask(discover(mac('01')))
    expect(option(named, 12)).toEqual(text('nuc'))
    expect((await bench.ask(discover(mac('02'))))!.yiaddr).toBe('10.99.0.7')
    expect(await bench.ask(discover(mac('03'), FIRMWARE))).toBeNull()
    expect(ignored(bench)).toEqual([[mac('03'), 'not-known']])
  })
})

describe('only network-boot clients', () => {
  const open = () => createDhcpBench({ policy: policy({ only: 'boot-clients' }) })

  it('a phone gets nothing, firmware and iPXE do', async () => {
    const bench = open()
    expect(await bench.ask(discover(mac('01')))).toBeNull()
    expect(await bench.ask(discover(mac('02'), FIRMWARE))).not.toBeNull()
    expect(await bench.ask(discover(mac('03'), { 53: [1], 77: text('iPXE') }))).not.toBeNull()
    expect(ignored(bench)).toEqual([[mac('01'), 'not-a-boot-client']])
  })

  it('GRUB and the installer of a machine that booted within the hour get replies', async () => {
    const bench = open()
    await bench.ask(discover(mac('01'), FIRMWARE))
    bench.clock.advance(50 * 60_000)
    expect(await bench.ask(discover(mac('01')))).not.toBeNull()
    bench.clock.advance(61 * 60_000)
    expect(await bench.ask(discover(mac('01')))).toBeNull()
  })

  it('any machine with a lease may renew it', async () => {
    const bench = open()
    await bench.ask(discover(mac('01'), FIRMWARE))
    const taken = { 53: [3], 50: bytesOf('10.99.0.50'), 54: bytesOf(SERVER) }
    for (let round = 0; round < 3; round++) {
      expect(await bench.ask(discover(mac('01'), taken))).not.toBeNull()
      bench.clock.advance(40 * 60_000)
    }
  })
})

it('a name that is not a valid host name is not sent', async () => {
  for (const name of ['the nuc', '-x', 'a'.repeat(64), '']) {
    const bench = createDhcpBench({ nameOf: () => name })
    expect(option(await bench.ask(discover(mac('01'))), 12), name).toBeNull()
  }
})
