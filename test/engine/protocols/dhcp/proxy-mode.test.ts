import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootChoice } from '#engine/protocols/dhcp/client-facts.ts'
import { decodePacket } from '#engine/protocols/dhcp/packet.ts'
import { bytesOf, option, request } from '../../../support/dhcp-client.ts'
import { readCapture } from '../../../support/pcap.ts'
import { CLIENT, createProxyBench, PROXY, ROUTER } from '../../../support/proxy-bench.ts'

const MAC = '52:54:00:12:34:56' as MacAddress
const text = (value: string) => [...Buffer.from(value)]
const program: BootChoice = { file: 'snponly.efi', nextServer: PROXY, rootPath: null }
const sentTo = (name: string, port: number) =>
  readCapture(name)
    .filter(({ fromPort, toPort }) => toPort === port && fromPort !== 67)
    .map(({ payload }) => payload)
const typeOf = (payload: Uint8Array) => decodePacket(payload).options.get(53)?.[0]
const edk2 = (xid: number, type = 1) =>
  request({ xid, options: { 53: [type], 60: text('PXEClient:Arch:00007:UNDI:003000'), 93: [0, 7] } })
const header = (packet: { file: Uint8Array }) => Buffer.from(packet.file).toString().replaceAll('\0', '')

describe('proxy mode on port 67', () => {
  it("answers EDK2's DISCOVER with a boot file and no address: the offer that booted it", async () => {
    const bench = createProxyBench({ boots: program })
    const [discover] = sentTo('px_43', 67)
    const [datagram, ...more] = await bench.askRaw(discover!)
    expect(more).toEqual([])
    expect(datagram).toMatchObject({
      from: { address: PROXY, port: 67 },
      to: { address: '255.255.255.255', port: 68 },
    })
    const offer = decodePacket(datagram!.bytes)
    expect(offer).toMatchObject({ op: 2, yiaddr: '0.0.0.0', ciaddr: '0.0.0.0', siaddr: PROXY, flags: 0x8000 })
    expect(header(offer)).toBe('snponly.efi')
    const uuid = decodePacket(discover!).options.get(97)
    expect([...offer.options].map(([code, value]) => [code, [...value]])).toEqual([
      [53, [2]],
      [54, bytesOf(PROXY)],
      [60, text('PXEClient')],
      [43, [6, 1, 8, 255]],
      [66, text(PROXY)],
      [67, text('snponly.efi')],
      [97, [...uuid!]],
    ])
    expect(datagram!.bytes.length).toBeGreaterThanOrEqual(300)
  })

  it('sends no address, mask, gateway or lease in any reply to any captured client', async () => {
    const folder = new URL('../../../fixtures/captures/', import.meta.url)
    const captures = readdirSync(folder).filter(name => name.endsWith('.pcap'))
    let answers = 0
    for (const name of captures) {
      const bench = createProxyBench({
        boots: facts => ({ ...program, file: `http://${PROXY}/${facts.arch}` }),
      })
      for (const payload of sentTo(name.replace('.pcap', ''), 67)) {
        const replies = await bench.askRaw(payload)
        expect(replies, `${name}: type ${typeOf(payload)}`).toHaveLength(typeOf(payload) === 1 ? 1 : 0)
        for (const { bytes } of replies) {
          const reply = decodePacket(bytes)
          answers++
          expect(reply.yiaddr).toBe('0.0.0.0')
          for (const code of [1, 3, 6, 51, 58, 59, 175]) expect(option(reply, code)).toBeNull()
        }
      }
    }
    expect(answers).toBeGreaterThan(50)
  })

  it('gives iPXE its script in the offer itself', async () => {
    const script = { ...program, file: 'http://10.99.0.2:8080/ipxe/52-54-00-12-34-56' }
    const bench = createProxyBench({ boots: facts => (facts.userClass === 'iPXE' ? script : program) })
    for (const payload of sentTo('px_43', 67).slice(2, 4)) {
      const [datagram] = await bench.askRaw(payload)
      const offer = decodePacket(datagram!.bytes)
      expect(header(offer)).toBe(script.file)
      expect(option(offer, 67)).toEqual(text(script.file))
      expect(option(offer, 43)).toEqual([6, 1, 8, 255])
    }
  })

  it('gives UEFI HTTP Boot class HTTPClient and a URL, and no option 43', async () => {
    const url = { ...program, file: 'http://10.99.0.2:8080/boot/ipxe.efi' }
    const bench = createProxyBench({ boots: url })
    const [datagram] = await bench.askRaw(sentTo('h_proxy', 67)[0]!)
    const offer = decodePacket(datagram!.bytes)
    expect(offer.yiaddr).toBe('0.0.0.0')
    expect(option(offer, 60)).toEqual(text('HTTPClient'))
    expect(option(offer, 67)).toEqual(text(url.file))
    expect(option(offer, 43)).toBeNull()
  })

  it.each([
    ['an ordinary device', { 53: [1], 12: text('phone') }],
    [
      "FreeBSD's loader, which a proxy offer breaks",
      { 53: [1], 60: text('PXEClient'), 77: [7, ...text('FreeBSD')] },
    ],
    ["NetBSD's second stage", { 53: [1], 60: text('NetBSD:amd64:libsa') }],
    ['GRUB', { 53: [1] }],
    ['DHCPINFORM of a firmware', { 53: [8], 60: text('PXEClient:Arch:00007:UNDI:003000'), 93: [0, 7] }],
    ['BOOTP', {}],
  ])('says nothing to %s, and notes nothing of it', async (_, options) => {
    const bench = createProxyBench({ boots: program })
    expect(await bench.ask(request({ options }))).toBeNull()
    expect(bench.facts).toEqual([])
  })

  it('sends nothing to firmware without a boot file: an offer without a file ends in PXE-E16', async () => {
    const bench = createProxyBench({ boots: null })
    expect(await bench.ask(edk2(1))).toBeNull()
    expect(bench.kinds()).toEqual(['dhcp.discovered'])
  })

  it('learns from the request to the router which address the machine is about to get', async () => {
    const bench = createProxyBench({ boots: program })
    for (const payload of sentTo('px_43', 67).slice(0, 2)) await bench.askRaw(payload)
    expect(bench.facts).toMatchObject([
      { kind: 'dhcp.discovered', mac: MAC },
      { kind: 'dhcp.proxy-offered', bootFile: 'snponly.efi', shape: 'direct', mac: MAC },
      { kind: 'dhcp.other-server-seen', server: ROUTER, isConflict: false, mac: null },
      { kind: 'dhcp.foreign-address', address: CLIENT, server: ROUTER, mac: MAC, ip: CLIENT },
    ])
  })

  it('also records a Raspberry Pi, which leaves its class out of the request', async () => {
    const bench = createProxyBench({ boots: program })
    await bench.ask(edk2(7))
    await bench.ask(request({ xid: 7, options: { 53: [3], 50: bytesOf(CLIENT), 54: bytesOf(ROUTER) } }))
    expect(bench.kinds()).toContain('dhcp.foreign-address')
  })

  it('also records the address of its installer, which differs because its client identifier does', async () => {
    const bench = createProxyBench({ boots: program })
    for (const payload of sentTo('px_43', 67).slice(0, 2)) await bench.askRaw(payload)
    bench.memory.onFact({ kind: 'menu.served' } as never, { mac: MAC, ip: CLIENT })
    bench.clock.advance(600_000)
    await bench.ask(request({ options: { 53: [3], 50: bytesOf('10.99.0.51'), 54: bytesOf(ROUTER) } }))
    expect(bench.facts.at(-1)).toMatchObject({
      kind: 'dhcp.foreign-address',
      address: '10.99.0.51',
      isBootClient: false,
    })
  })

  it('does not record addresses of ordinary devices, and records the router once in ten minutes', async () => {
    const bench = createProxyBench({ boots: program })
    const phone = request({ options: { 53: [3], 50: bytesOf('10.99.0.77'), 54: bytesOf(ROUTER) } })
    for (let round = 0; round < 5; round++) expect(await bench.ask(phone)).toBeNull()
    expect(bench.kinds()).toEqual(['dhcp.other-server-seen'])
    bench.clock.advance(600_000)
    await bench.ask(phone)
    expect(bench.kinds()).toEqual(['dhcp.other-server-seen', 'dhcp.other-server-seen'])
  })

  it('returns option 82 to a relay, last, at its port 67', async () => {
    const bench = createProxyBench({ boots: program })
    const relayed = request({
      giaddr: '10.20.0.1' as Ipv4,
      options: { 53: [1], 60: text('PXEClient:Arch:00007:UNDI:003000'), 82: [1, 2, 3, 4], 93: [0, 7] },
    })
    const { encodePacket } = await import('#engine/protocols/dhcp/packet.ts')
    const [datagram] = await bench.askRaw(encodePacket(relayed))
    expect(datagram!.to).toEqual({ address: '10.20.0.1', port: 67 })
    expect([...decodePacket(datagram!.bytes).options.keys()].at(-1)).toBe(82)
  })

  it('ignores machines that the user wants ignored', async () => {
    const policy = { only: 'all' as const, allow: new Set<MacAddress>(), deny: new Set([MAC]) }
    const bench = createProxyBench({ boots: program, policy })
    for (let round = 0; round < 3; round++) expect(await bench.ask(edk2(1))).toBeNull()
    expect(bench.facts).toMatchObject([{ kind: 'dhcp.ignored', reason: 'denied', mac: MAC }])
  })
})

describe('the shape of an offer', () => {
  it('alternates when the same machine comes back and has loaded nothing', async () => {
    const bench = createProxyBench({ boots: program })
    for (const xid of [1, 1, 2, 2, 3]) {
      const offer = await bench.ask(edk2(xid))
      const isDirect = xid !== 2
      expect(option(offer, 60)).toEqual(text('PXEClient'))
      expect(offer).toMatchObject({ siaddr: PROXY, yiaddr: '0.0.0.0' })
      expect(option(offer, 43) !== null, `attempt ${xid}`).toBe(isDirect)
      expect(option(offer, 67) !== null).toBe(isDirect)
      expect(header(offer!)).toBe(isDirect ? 'snponly.efi' : '')
    }
  })

  it('stays the one that worked', async () => {
    const bench = createProxyBench({ boots: program })
    await bench.ask(edk2(1))
    await bench.ask(edk2(2))
    bench.memory.onFact({ kind: 'tftp.probed', file: 'snponly.efi', sizeBytes: 1 }, { mac: MAC, ip: CLIENT })
    for (const xid of [3, 4]) expect(option(await bench.ask(edk2(xid)), 43)).toBeNull()
  })

  it('never changes for iPXE and HTTP Boot', async () => {
    const bench = createProxyBench({ boots: { ...program, file: 'http://10.99.0.2/x.efi' } })
    const http = { 53: [1], 60: text('HTTPClient:Arch:00016:UNDI:003000'), 93: [0, 16] }
    const ipxe = { 53: [1], 60: text('PXEClient'), 77: text('iPXE'), 93: [0, 7] }
    for (const options of [http, ipxe])
      for (const xid of [1, 2, 3])
        expect(option(await bench.ask(request({ xid, options })), 67)).not.toBeNull()
  })
})

describe('the boot server on port 4011', () => {
  it('answers EDK2 from port 4011 to the address and port that it asked from', async () => {
    const bench = createProxyBench({ boots: program })
    const asked = sentTo('px_4011', 4011)[0]!
    const [datagram, ...more] = await bench.askBootServer(asked, 4011)
    expect(more).toEqual([])
    expect(datagram).toMatchObject({
      from: { address: PROXY, port: 4011 },
      to: { address: CLIENT, port: 4011 },
    })
    const ack = decodePacket(datagram!.bytes)
    expect(ack).toMatchObject({ xid: decodePacket(asked).xid, yiaddr: '0.0.0.0', siaddr: PROXY })
    expect(header(ack)).toBe('snponly.efi')
    expect([...ack.options.keys()]).toEqual([53, 54, 60, 66, 67, 97])
    expect(option(ack, 53)).toEqual([5])
    expect(bench.facts).toMatchObject([
      { kind: 'dhcp.foreign-address', address: CLIENT, server: null, mac: MAC },
      { kind: 'dhcp.boot-server-answered', bootFile: 'snponly.efi', mac: MAC, ip: CLIENT },
    ])
  })

  it('answers iPXE at port 68, where it asks from', async () => {
    const bench = createProxyBench({ boots: program })
    const { encodePacket } = await import('#engine/protocols/dhcp/packet.ts')
    const asked = request({
      ciaddr: CLIENT,
      options: { 53: [3], 60: text('PXEClient:Arch:00000:UNDI:002001'), 77: text('iPXE'), 93: [0, 0] },
    })
    const [datagram] = await bench.askBootServer(encodePacket(asked), 68)
    expect(datagram!.to).toEqual({ address: CLIENT, port: 68 })
  })

  it.each([
    ['a machine that does not boot', { 53: [3] }],
    ['UEFI HTTP Boot', { 53: [3], 60: text('HTTPClient:Arch:00016:UNDI:003000'), 93: [0, 16] }],
    ['a DISCOVER', { 53: [1], 60: text('PXEClient:Arch:00007:UNDI:003000'), 93: [0, 7] }],
  ])('does not answer %s', async (_, options) => {
    const bench = createProxyBench({ boots: program })
    const { encodePacket } = await import('#engine/protocols/dhcp/packet.ts')
    expect(await bench.askBootServer(encodePacket(request({ ciaddr: CLIENT, options })), 4011)).toEqual([])
    expect(bench.facts).toEqual([])
  })
})

describe('the result of an offer', () => {
  const taken = (xid: number) =>
    request({
      xid,
      options: {
        53: [3],
        50: bytesOf(CLIENT),
        54: bytesOf(ROUTER),
        60: text('PXEClient:Arch:00007:UNDI:003000'),
        93: [0, 7],
      },
    })
  const failures = (bench: ReturnType<typeof createProxyBench>) =>
    bench.facts.filter(({ kind }) => kind === 'dhcp.proxy-failed')

  it('is reported half a minute after the machine took an address and never came', async () => {
    const bench = createProxyBench({ boots: program })
    await bench.ask(edk2(1))
    await bench.ask(taken(1))
    bench.clock.advance(20_000)
    expect(failures(bench)).toEqual([])
    bench.clock.advance(15_000)
    expect(failures(bench)).toMatchObject([
      { reason: 'offer-ignored', server: ROUTER, address: CLIENT, bootFile: 'snponly.efi', mac: MAC },
    ])
    bench.clock.advance(600_000)
    expect(failures(bench)).toHaveLength(1)
  })

  it("names the router's own boot file if the search found one", async () => {
    const routerBoots = { bootFile: 'pxelinux.0', nextServer: '10.99.0.5' as Ipv4 }
    const bench = createProxyBench({ boots: program, routerBoots })
    await bench.ask(edk2(1))
    await bench.ask(taken(1))
    bench.clock.advance(40_000)
    expect(failures(bench)).toMatchObject([
      { reason: 'other-boot-file', otherBootFile: 'pxelinux.0', otherNextServer: '10.99.0.5' },
    ])
  })

  it('is reported at once when the machine starts over', async () => {
    const bench = createProxyBench({ boots: program })
    await bench.ask(edk2(1))
    await bench.ask(edk2(2))
    expect(failures(bench), 'a reset after no time at all says nothing').toEqual([])
    bench.clock.advance(10_000)
    await bench.ask(edk2(3))
    expect(failures(bench)).toMatchObject([{ reason: 'no-request', server: null }])
    const kinds = bench.facts.map(({ kind }) => kind)
    expect(kinds.slice(-3), 'before the question that begins anew').toEqual([
      'dhcp.proxy-failed',
      'dhcp.discovered',
      'dhcp.proxy-offered',
    ])
  })

  it('is reported for a machine that came to port 4011 and could not load', async () => {
    const bench = createProxyBench({ boots: program })
    const sent = sentTo('px_4011', 67)
    for (const payload of sent) await bench.askRaw(payload)
    await bench.askBootServer(sentTo('px_4011', 4011)[0]!, 4011)
    bench.clock.advance(40_000)
    expect(failures(bench)).toMatchObject([{ reason: 'file-not-fetched' }])
  })

  it('is not reported for a machine that loads', async () => {
    const bench = createProxyBench({ boots: program })
    await bench.ask(edk2(1))
    await bench.ask(taken(1))
    bench.memory.onFact(
      { kind: 'tftp.started', transfer: 1, file: 'x', sizeBytes: 1, blksize: 512, windowsize: 1 },
      { mac: MAC, ip: CLIENT },
    )
    bench.clock.advance(600_000)
    expect(failures(bench)).toEqual([])
  })
})
