import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { NdpListener, NdpPort } from '#engine/net/network.ts'
import { createAdvertiser } from '#engine/protocols/ndp/advertiser.ts'
import { encodeEmptyAdvertisement, encodeRouterSolicitation } from '#engine/protocols/ndp/message.ts'
import { createManualClock } from '../../../support/manual-clock.ts'

const MAC = '52:54:00:aa:00:01' as MacAddress
const LINK_LOCAL = 'fe80::5054:ff:feaa:1'
const SOLICITATION = Buffer.from('8500d92f000000000101525400aa0001', 'hex')
const ROUTER = Buffer.from('86000000400007080000000000000000', 'hex')

const offer = (bootFile: string | null): BootFact => ({
  kind: 'dhcp.offered',
  address: '10.77.0.100' as Ipv4,
  bootFile,
  xid: 1,
})

function createBench() {
  const clock = createManualClock()
  const sent: [Uint8Array, string][] = []
  let receive: NdpListener = () => undefined
  let isOpen = true
  const port: NdpPort = {
    send: (message, to) => sent.push([message, to]),
    onMessage(listener) {
      receive = listener
      return () => undefined
    },
    onError: () => () => undefined,
    close: async () => void (isOpen = false),
  }
  const advertiser = createAdvertiser({ port, clock })
  const asked = sent.shift()
  return {
    clock,
    sent,
    asked,
    advertiser,
    isOpen: () => isOpen,
    receive: (bytes: Uint8Array, from = LINK_LOCAL) => receive(bytes, from),
    dhcp: (fact: BootFact, mac: MacAddress | null = MAC) => advertiser.onFact(fact, { mac, ip: null }),
  }
}

const ANSWER = [[encodeEmptyAdvertisement(), LINK_LOCAL]]

describe('answers to router solicitations', () => {
  it('answers only a machine that boots here', () => {
    const bench = createBench()
    bench.dhcp(offer('http://10.77.0.1:8080/ipxe'))
    bench.receive(SOLICITATION)
    expect(bench.sent).toEqual(ANSWER)
    bench.receive(Buffer.from('8500d92f000000000101525400aa0099', 'hex'))
    bench.receive(encodeRouterSolicitation())
    expect(bench.sent).toHaveLength(1)
  })

  it('answers a solicitation that came just before the offer', () => {
    const bench = createBench()
    bench.receive(SOLICITATION)
    expect(bench.sent).toEqual([])
    bench.clock.advance(80)
    bench.dhcp(offer('snponly.efi'))
    expect(bench.sent).toEqual(ANSWER)
  })

  it('ignores an old solicitation: it was repeated since', () => {
    const bench = createBench()
    bench.receive(SOLICITATION)
    bench.clock.advance(5000)
    bench.dhcp(offer('snponly.efi'))
    expect(bench.sent).toEqual([])
  })

  it('also answers when another server assigns the addresses', () => {
    const bench = createBench()
    bench.dhcp({ kind: 'dhcp.proxy-offered', bootFile: 'snponly.efi', shape: 'direct', xid: 1 })
    bench.receive(SOLICITATION)
    expect(bench.sent).toEqual(ANSWER)
  })

  it('does not answer a computer that only wants an address', () => {
    const bench = createBench()
    bench.dhcp(offer(null))
    bench.receive(SOLICITATION)
    expect(bench.sent).toEqual([])
  })

  it('does not answer a machine that booted a while ago', () => {
    const bench = createBench()
    bench.dhcp(offer('snponly.efi'))
    bench.clock.advance(6 * 60_000)
    bench.receive(SOLICITATION)
    expect(bench.sent).toEqual([])
  })

  it('is silent if there is a router, until that has been silent longer than allowed', () => {
    const bench = createBench()
    bench.receive(ROUTER, 'fe80::1')
    bench.dhcp(offer('snponly.efi'))
    bench.receive(SOLICITATION)
    expect(bench.sent).toEqual([])
    bench.clock.advance(31 * 60_000)
    bench.dhcp(offer('snponly.efi'))
    bench.receive(SOLICITATION)
    expect(bench.sent).toEqual(ANSWER)
  })

  it('solicits routers when it starts', () => {
    expect(createBench().asked).toEqual([encodeRouterSolicitation(), 'ff02::2'])
  })

  it.each(['::', '2001:db8::5', 'ff02::1'])('does not answer %s', from => {
    const bench = createBench()
    bench.dhcp(offer('snponly.efi'))
    bench.receive(SOLICITATION, from)
    expect(bench.sent).toEqual([])
  })

  it('survives noise, and closes its port', async () => {
    const bench = createBench()
    bench.receive(new Uint8Array())
    bench.receive(Uint8Array.of(133, 0, 0, 0, 0, 0, 0, 0, 1, 0))
    await bench.advertiser.stop()
    expect(bench.isOpen()).toBe(false)
  })
})
