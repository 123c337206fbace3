import { describe, expect, it } from 'vitest'
import type { BootChoice } from '#engine/protocols/dhcp/client-facts.ts'
import { bytesOf, createDhcpBench, option, request, SERVER } from '../../../support/dhcp-client.ts'

const text = (value: string) => [...Buffer.from(value)]
const program: BootChoice = { file: 'ipxe/snponly.efi', nextServer: SERVER, rootPath: null }
const EDK2 = { 53: [1], 60: text('PXEClient:Arch:00007:UNDI:003000'), 93: [0, 7] }

// Requirements of firmware; each line took someone an evening to find out.
describe('a reply that clients accept', () => {
  it('is broadcast whatever the broadcast flag says, and returns the flag unchanged', async () => {
    const bench = createDhcpBench({ boots: program })
    for (const flags of [0, 0x8000]) {
      const reply = await bench.ask(request({ options: EDK2, flags }))
      expect(reply).toMatchObject({ sentTo: '255.255.255.255:68', flags })
    }
  })

  it('names file and server twice: EDK2 reads the options, shim and NetBSD the header', async () => {
    const reply = await createDhcpBench({ boots: program }).ask(request({ options: EDK2 }))
    expect(Buffer.from(reply!.file).toString().replaceAll('\0', '')).toBe('ipxe/snponly.efi')
    expect(option(reply, 67)).toEqual(text('ipxe/snponly.efi'))
    expect(reply!.siaddr).toBe(SERVER)
    expect(option(reply, 66)).toEqual(text(SERVER))
  })

  it('ends its options with 255: EDK2 drops the packet otherwise', async () => {
    const bench = createDhcpBench({ boots: program })
    const packet = request({ options: EDK2 })
    const { encodePacket } = await import('#engine/protocols/dhcp/packet.ts')
    const [datagram] = await bench.askRaw(encodePacket(packet))
    const used = [...datagram!.bytes]
    while (used.at(-1) === 0) used.pop()
    expect(used.at(-1)).toBe(255)
  })

  it('never has class PXEClient without the discovery control that avoids port 4011', async () => {
    const reply = await createDhcpBench({ boots: program }).ask(request({ options: EDK2 }))
    expect(option(reply, 60)).toEqual(text('PXEClient'))
    expect(option(reply, 43)).toEqual([6, 1, 8, 255])
  })

  it('has no PXE options for a machine that has nothing to boot', async () => {
    const reply = await createDhcpBench({ boots: null }).ask(request({ options: EDK2 }))
    expect(reply).toMatchObject({ yiaddr: '10.99.0.50', siaddr: '0.0.0.0' })
    for (const code of [43, 60, 66, 67]) expect(option(reply, code)).toBeNull()
  })

  it('has the subnet mask in the offer: EDK2 declines its address otherwise', async () => {
    const reply = await createDhcpBench().ask(request({ options: { 53: [1] } }))
    expect(option(reply, 1)).toEqual([255, 255, 255, 0])
  })

  it('treats a bare PXEClient with an architecture as firmware', async () => {
    const bench = createDhcpBench({ boots: program })
    const reply = await bench.ask(request({ options: { 53: [1], 60: text('PXEClient'), 93: [0, 7] } }))
    expect(option(reply, 60)).toEqual(text('PXEClient'))
  })

  it.each([
    ['raw', text('iPXE')],
    ['length-prefixed', [4, ...text('iPXE')]],
  ])('tells iPXE (user class %s) not to wait for a proxy, and no other client', async (_, userClass) => {
    const bench = createDhcpBench({ boots: program })
    const ipxe = await bench.ask(request({ options: { ...EDK2, 77: userClass } }))
    expect(option(ipxe, 175)).toEqual([0xb0, 1, 1])
    expect(option(await bench.ask(request({ options: EDK2 })), 175)).toBeNull()
  })

  it('never carries a user class, a boot file size or an overload, which break iPXE, EDK2 and shim', async () => {
    const options = { ...EDK2, 77: text('iPXE'), 13: [0, 9] }
    const reply = await createDhcpBench({ boots: program }).ask(request({ options }))
    for (const code of [13, 52, 77]) expect(option(reply, code)).toBeNull()
  })

  it('gives one machine one address, with and without a client identifier, and echoes it if sent', async () => {
    const bench = createDhcpBench({ boots: program })
    const withId = await bench.ask(
      request({ options: { ...EDK2, 61: [1, 0x52, 0x54, 0, 0x12, 0x34, 0x56] } }),
    )
    const without = await bench.ask(request({ options: { 53: [1] } }))
    const withDuid = await bench.ask(request({ options: { 53: [1], 61: [255, 1, 2, 3, 4] } }))
    expect([withId, without, withDuid].map(reply => reply!.yiaddr)).toEqual(Array(3).fill('10.99.0.50'))
    expect([withId, without, withDuid].map(reply => option(reply, 61)?.length)).toEqual([7, undefined, 5])
  })

  it('puts a URL too long for the header only into option 67', async () => {
    const file = `http://10.99.0.1/${'x'.repeat(150)}.ipxe`
    const bench = createDhcpBench({ boots: { ...program, file } })
    const reply = await bench.ask(request({ options: { ...EDK2, 77: text('iPXE') } }))
    expect(reply!.file.every(byte => byte === 0)).toBe(true)
    expect(option(reply, 67)).toEqual(text(file))
  })

  it('gives HTTP Boot no TFTP name', async () => {
    const bench = createDhcpBench({ boots: program })
    const options = { 53: [1], 60: text('HTTPClient:Arch:00016:UNDI:003000'), 93: [0, 16] }
    const reply = await bench.ask(request({ options }))
    expect(reply!.siaddr).toBe('0.0.0.0')
    expect(option(reply, 60)).toBeNull()
  })

  it('is the same in the ACK as in the OFFER, though a Raspberry Pi leaves its class out of the REQUEST', async () => {
    let isFirst = true
    const boots = () => {
      const choice = isFirst ? program : null
      isFirst = false
      return choice
    }
    const bench = createDhcpBench({ boots })
    await bench.ask(request({ options: { ...EDK2, 93: [0, 0] } }))
    const ack = await bench.ask(
      request({ options: { 53: [3], 50: bytesOf('10.99.0.50'), 54: bytesOf(SERVER) } }),
    )
    expect(option(ack, 67)).toEqual(text(program.file))
    expect(option(ack, 60)).toEqual(text('PXEClient'))
  })

  it("gives NetBSD's second stage its file and root path in the header and option 17, without PXE's class", async () => {
    const boots: BootChoice = { file: 'boot.cfg', nextServer: SERVER, rootPath: '/export/netbsd' }
    const bench = createDhcpBench({ boots })
    const reply = await bench.ask(request({ options: { 53: [1], 60: text('NetBSD:amd64:libsa') } }))
    expect(Buffer.from(reply!.file).toString()).toMatch(/^boot\.cfg\0/)
    expect(option(reply, 17)).toEqual(text('/export/netbsd'))
    expect(option(reply, 60)).toBeNull()
  })
})
