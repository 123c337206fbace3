import { describe, expect, it } from 'vitest'
import { readClientFacts, readMac } from '#engine/protocols/dhcp/client-facts.ts'
import { decodePacket, encodePacket, type DhcpPacket } from '#engine/protocols/dhcp/packet.ts'
import { readCapture } from '../../../support/pcap.ts'

const requests = (name: string): DhcpPacket[] =>
  readCapture(name)
    .filter(({ toPort }) => toPort === 67)
    .map(({ payload }) => decodePacket(payload))
    .filter(({ op }) => op === 1)
const factsOf = (packet: DhcpPacket) => readClientFacts(packet, readMac(packet)!)

const template = requests('u_own')[0]!
const text = (value: string) => Buffer.from(value, 'latin1')
const withOptions = (options: Record<number, Uint8Array>): DhcpPacket => ({
  ...template,
  options: new Map(Object.entries(options).map(([code, value]) => [Number(code), value])),
})

describe('facts of a client', () => {
  it('reads EDK2 asking for PXE', () => {
    expect(factsOf(requests('u_own')[0]!)).toEqual({
      mac: '52:54:00:12:34:56',
      arch: 'x64-uefi',
      vendorClass: 'PXEClient:Arch:00007:UNDI:003000',
      userClass: null,
      uuid: '11223344-5566-7788-99aa-bbccddeeff00',
      requestedFile: null,
      isBootClient: true,
    })
  })

  it('reads EDK2 asking for HTTP boot', () => {
    expect(factsOf(requests('h_basic')[0]!)).toMatchObject({ arch: 'x64-uefi-http', isBootClient: true })
  })

  it('recognises iPXE with the bare class PXEClient that it copied from an earlier reply', () => {
    const ipxe = requests('n_own60').at(-1)!
    expect(factsOf(ipxe)).toMatchObject({
      vendorClass: 'PXEClient',
      userClass: 'iPXE',
      arch: 'x64-uefi',
      isBootClient: true,
    })
  })

  it.each([
    ['raw', text('iPXE')],
    ['with a length byte, RFC 3004', text('\x04iPXE')],
    ['as the first of two classes', text('\x04iPXE\x03foo')],
    ['as the second of two classes', text('\x03foo\x04iPXE')],
    ['raw in the second of two options, which arrive joined', text('fooiPXE')],
  ])('reads user class iPXE %s', (_, value) => {
    expect(factsOf(withOptions({ 77: value }))).toMatchObject({ userClass: 'iPXE', isBootClient: true })
  })

  it.each([
    [0, 'x86-bios'],
    [6, 'x86-uefi'],
    [7, 'x64-uefi'],
    [9, 'x64-uefi'],
    [11, 'arm64-uefi'],
    [16, 'x64-uefi-http'],
    [27, 'riscv64-uefi'],
    [41, 'unknown'],
  ])('reads architecture %i as %s', (code, arch) => {
    expect(factsOf(withOptions({ 93: Uint8Array.of(0, code) })).arch).toBe(arch)
    const inClass = text(`PXEClient:Arch:${String(code).padStart(5, '0')}:UNDI:003000`)
    expect(factsOf(withOptions({ 60: inClass }))).toMatchObject({ arch, isBootClient: true })
  })

  it('uses the first known architecture of several', () => {
    expect(factsOf(withOptions({ 93: Uint8Array.of(0, 99, 0, 11, 0, 7) })).arch).toBe('arm64-uefi')
  })

  it("does not take FreeBSD's loader for firmware: class PXEClient, no architecture", () => {
    const facts = factsOf(withOptions({ 60: text('PXEClient'), 77: text('\x07FreeBSD') }))
    expect(facts).toMatchObject({ userClass: 'FreeBSD', isBootClient: false })
  })

  it('reads what NetBSD asks for in the header', () => {
    const packet = { ...withOptions({ 60: text('NetBSD:amd64:libsa') }), file: new Uint8Array(128) }
    packet.file.set(text('boot.cfg'))
    expect(factsOf(packet)).toMatchObject({ requestedFile: 'boot.cfg', isBootClient: false })
  })

  it.each([
    ['all zeros', new Uint8Array(17)],
    ['all ones', Uint8Array.of(0, ...new Uint8Array(16).fill(0xff))],
    ['a Raspberry Pi serial number', text('RPi4serial')],
    ['nothing', new Uint8Array()],
  ])('takes %s for no UUID', (_, value) => {
    expect(factsOf(withOptions({ 97: value })).uuid).toBeNull()
  })

  it('strips NUL and control characters from displayed text', () => {
    expect(factsOf(withOptions({ 60: text('PXE\x1b[2JClient\0junk') })).vendorClass).toBe('PXE[2JClient')
  })

  const MELLANOX = Buffer.from('ff00000000000200' + '0002c900' + '0002c9030000' + '1039', 'hex')
  const DUID_LL = Buffer.from(
    'ff00000001' + '00030020' + '80000404fe80000000000000' + '0002c90300001039',
    'hex',
  )
  it.each([
    ['IEEE 802 (hardware type 6)', { htype: 6 }, '52:54:00:12:34:56'],
    [
      'InfiniBand without an address: the GUID at the end of its client identifier, as its firmware shows it',
      { htype: 32, hlen: 0, chaddr: new Uint8Array(16), options: new Map([[61, MELLANOX]]) },
      '00:02:c9:00:10:39',
    ],
    [
      'InfiniBand that states its 20 bytes, with a DUID',
      { htype: 32, hlen: 20, chaddr: new Uint8Array(16), options: new Map([[61, DUID_LL]]) },
      '00:02:c9:00:10:39',
    ],
    [
      'InfiniBand with its GUID as address, as iPXE sends it',
      { htype: 32, hlen: 8, chaddr: Uint8Array.of(0, 2, 0xc9, 3, 0, 0, 0x10, 0x39, 0, 0, 0, 0, 0, 0, 0, 0) },
      '00:02:c9:00:10:39',
    ],
  ])('identifies %s', (_, change, mac) => {
    expect(readMac(decodePacket(encodePacket({ ...template, ...change })))).toBe(mac)
  })

  it.each([
    ['InfiniBand without a client identifier', { htype: 32, hlen: 0 }],
    ['hardware of another kind', { htype: 7 }],
    ['a MAC of zeros', { chaddr: new Uint8Array(16) }],
  ])('has no MAC for %s', (_, change) => {
    expect(readMac({ ...template, ...change })).toBeNull()
  })
})
