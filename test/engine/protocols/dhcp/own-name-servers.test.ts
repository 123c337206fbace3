import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { bytesOf, createDhcpBench, option, request } from '../../../support/dhcp-client.ts'

const ip = (text: string): Ipv4 => text as Ipv4
const discover = request({ options: { 53: [1] } })

it("a machine's own name servers replace the network's", async () => {
  const bench = createDhcpBench({ dns: [ip('1.1.1.1')], dnsOf: () => [ip('10.99.0.7'), ip('10.99.0.8')] })
  const offer = await bench.ask(discover)
  expect(option(offer, 6)).toEqual([...bytesOf('10.99.0.7'), ...bytesOf('10.99.0.8')])
})

it("a machine without any gets the network's, if configured", async () => {
  expect(option(await createDhcpBench({ dns: [ip('1.1.1.1')] }).ask(discover), 6)).toEqual(bytesOf('1.1.1.1'))
  const { options } = (await createDhcpBench().ask(discover))!
  expect(options.has(6)).toBe(false)
})
