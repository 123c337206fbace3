import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { bytesOf, createDhcpBench, request, SERVER } from '../../../support/dhcp-client.ts'

const ROUTER = '10.99.0.254'
const seen = (bench: ReturnType<typeof createDhcpBench>) =>
  bench.facts.flatMap(fact =>
    fact.kind === 'dhcp.other-server-seen' ? [[fact.server, fact.isConflict]] : [],
  )
const taken = (server: string, mac: string) =>
  request({ mac, options: { 53: [3], 50: bytesOf('10.99.0.9'), 54: bytesOf(server) } })

it('in server mode, a machine that chooses another server reveals a conflict, reported once in ten minutes', async () => {
  const bench = createDhcpBench()
  for (const last of ['01', '02', '03'])
    expect(await bench.ask(taken(ROUTER, `52:54:00:00:00:${last}`))).toBeNull()
  await bench.ask(taken('10.99.0.253', '52:54:00:00:00:04'))
  await bench.ask(taken(SERVER, '52:54:00:00:00:05'))
  expect(seen(bench)).toEqual([
    [ROUTER, true],
    ['10.99.0.253', true],
  ])
  bench.clock.advance(600_000)
  await bench.ask(taken(ROUTER, '52:54:00:00:00:01'))
  expect(seen(bench)).toHaveLength(3)
})

it('so does an offer of an address that arrives here, but not one of a proxy or our own', async () => {
  const bench = createDhcpBench()
  const offer = (server: string, yiaddr: string) =>
    bench.ask(request({ op: 2, yiaddr: yiaddr as Ipv4, options: { 53: [2], 54: bytesOf(server) } }))
  await offer('10.99.0.253', '0.0.0.0')
  await offer(SERVER, '10.99.0.60')
  expect(seen(bench)).toEqual([])
  await offer(ROUTER, '10.99.0.60')
  expect(seen(bench)).toEqual([[ROUTER, true]])
})
