import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { createChooseBoot } from '#engine/features/boot/boot-choice.ts'
import { newMachine } from '#engine/store/machine-row.ts'
import type { Machine } from '#contract/machine.ts'
import { bytesOf, createDhcpBench, option, request, SERVER } from '../../../support/dhcp-client.ts'

const MAC = '52:54:00:12:34:56' as MacAddress
const text = (value: string) => [...Buffer.from(value)]
const IDENTIFIER = [1, 0x52, 0x54, 0, 0x12, 0x34, 0x56]
/** iPXE in a BIOS: with a client identifier, broadcast flag off. */
const IPXE = { 60: text('PXEClient:Arch:00000:UNDI:002001'), 61: IDENTIFIER, 77: text('iPXE'), 93: [0, 0] }
/** NetBSD's pxeboot: message type and class, nothing else (sys/arch/i386/stand/pxeboot, libsa bootp.c). */
const PXEBOOT = { 60: text('NetBSD:i386:libsa') }

const machine: Machine = {
  ...newMachine(MAC, 0),
  arch: 'x86-bios',
  filename: 'pxeboot_ia32.bin',
  nextServer: '10.99.0.9' as Ipv4,
  rootPath: '/export/client/root',
}

/** The packets of a machine that starts NetBSD from its iPXE. */
describe("NetBSD's two stages", () => {
  const open = () =>
    createDhcpBench({
      boots: createChooseBoot({
        address: SERVER,
        httpPort: 8080,
        machineOf: () => machine,
        hasProgram: () => true,
      }),
    })
  const ask = (bench: ReturnType<typeof open>, xid: number, options: Record<number, number[]>, file = '') => {
    const field = new Uint8Array(128)
    field.set(text(file))
    return bench.ask(request({ xid, file: field, options }))
  }
  const selecting = (address: string) => ({ 53: [3], 50: bytesOf(address), 54: bytesOf(SERVER) })

  it('have one lease, sent by broadcast, with file, next server and root path in each reply', async () => {
    const bench = open()
    const replies = [
      await ask(bench, 0x11, { 53: [1], ...IPXE }),
      await ask(bench, 0x11, { ...selecting('10.99.0.50'), ...IPXE }),
      // The second stage shares nothing with the first: no identifier, a new transaction, and the file that it
      // requests.
      await ask(bench, 0x22, { 53: [1], ...PXEBOOT }, 'netbsd'),
      await ask(bench, 0x22, { ...selecting('10.99.0.50'), ...PXEBOOT }, 'netbsd'),
    ]
    expect(replies.map(reply => option(reply, 53))).toEqual([[2], [5], [2], [5]])
    for (const reply of replies) {
      expect(reply).toMatchObject({
        yiaddr: '10.99.0.50',
        siaddr: '10.99.0.9',
        sentTo: '255.255.255.255:68',
        flags: 0,
      })
      expect(option(reply, 17)).toEqual(text('/export/client/root'))
      expect(option(reply, 54)).toEqual(bytesOf(SERVER))
    }
    expect(replies.map(reply => option(reply, 61))).toEqual([IDENTIFIER, IDENTIFIER, null, null])
    const names = replies.map(reply => Buffer.from(reply!.file).toString().replaceAll('\0', ''))
    expect(names.slice(0, 2)).toEqual(['pxeboot_ia32.bin', 'pxeboot_ia32.bin'])
    expect(names.slice(2)).toEqual(['netbsd', 'netbsd'])
    expect(replies.slice(2).map(reply => option(reply, 60))).toEqual([null, null])
    expect(new Set(bench.leases.granted.map(({ ip }) => ip)).size).toBe(1)
  })

  it("keep to NetBSD's short vendor area: no padding among the options, and the first two first", async () => {
    const bench = open()
    const { encodePacket } = await import('#engine/protocols/dhcp/packet.ts')
    const [datagram] = await bench.askRaw(encodePacket(request({ options: { 53: [1], ...PXEBOOT } })))
    const area = [...datagram!.bytes.subarray(240)]
    expect([area[0], area[3]]).toEqual([53, 54])
    let offset = 0
    while (area[offset] !== 255) {
      expect(area[offset], 'padding among the options').toBeGreaterThan(0)
      offset += 2 + area[offset + 1]!
    }
    expect(offset).toBeLessThan(312 - 4)
  })
})
