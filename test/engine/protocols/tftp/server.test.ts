import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePacket, encodeAck, encodeError } from '#engine/protocols/tftp/packet.ts'
import { createTftpBench, memoryFile, pattern, SERVER } from '../../../support/tftp-bench.ts'
import type { SimulatedDatagram } from '../../../support/simulated-network.ts'

const program = pattern(301_056)
const EDK2 = { blksize: '1468', windowsize: '4' }
const isData = ({ bytes }: SimulatedDatagram) => bytes[1] === 3
const blockOf = ({ bytes }: SimulatedDatagram) => bytes[2]! * 256 + bytes[3]!

describe('TFTP server', () => {
  it.each([
    ['EDK2', EDK2],
    ['shim', { blksize: '512', windowsize: '4' }],
    ['iPXE', { blksize: '1432', tsize: '0' }],
    ['GRUB', { blksize: '1024', tsize: '0' }],
    ['NetBSD', {}],
    ['a client with a large window', { blksize: '1468', windowsize: '64' }],
  ])('sends a whole file as %s asks for it', async (_, options: Record<string, string>) => {
    const bench = createTftpBench({ 'boot/snponly.efi': program })
    const fetch = await bench.fetch('/boot//snponly.efi', options)
    expect(fetch.isComplete).toBe(true)
    expect(Buffer.compare(fetch.bytes, program)).toBe(0)
    expect(fetch.options).toEqual(
      Object.keys(options).length === 0
        ? null
        : new Map(
            Object.entries(options).map(([name, value]) => [name, name === 'tsize' ? '301056' : value]),
          ),
    )
    expect(bench.kinds()).toEqual(['tftp.started', 'tftp.finished'])
    expect(bench.facts[0]).toMatchObject({ file: 'boot/snponly.efi', sizeBytes: 301_056 })
    expect(bench.openFiles()).toBe(0)
  })

  it.each([0, 1, 511, 512, 513, 1024])('sends a file of %i bytes', async length => {
    const bench = createTftpBench({ f: pattern(length) })
    const fetch = await bench.fetch('f')
    expect(fetch.isComplete).toBe(true)
    expect(fetch.bytes).toEqual(pattern(length))
  })

  it('continues after block 65535: a file of 70000 blocks', async () => {
    const file = pattern(8 * 70_000)
    const bench = createTftpBench({ big: file })
    const fetch = await bench.fetch('big', { blksize: '8', windowsize: '32' })
    expect(fetch.isComplete).toBe(true)
    expect(Buffer.compare(fetch.bytes, file)).toBe(0)
    expect(fetch.blocks.slice(65_534, 65_537)).toEqual([65_535, 0, 1])
  })

  it('answers from the requested address and a separate port', async () => {
    const fetch = await createTftpBench({ f: program }).fetch('f')
    expect(fetch.server!.address).toBe(SERVER)
    expect(fetch.server!.port).not.toBe(69)
  })

  it('reports a missing file at once', async () => {
    const bench = createTftpBench({})
    const fetch = await bench.fetch('grub/x86_64-efi/fs.lst', { blksize: '1024', tsize: '0' })
    expect(fetch.error).toEqual({ code: 1, message: 'File not found' })
    expect(bench.facts).toEqual([{ kind: 'tftp.missing', file: 'grub/x86_64-efi/fs.lst' }])
  })

  it('asks the source for a clean name only', async () => {
    const bench = createTftpBench({})
    expect((await bench.fetch('..\\..\\etc\\passwd')).error?.code).toBe(2)
    await bench.fetch('\\Boot\\BCD')
    expect(bench.asked).toEqual(['Boot/BCD'])
  })

  it('refuses uploads and strange modes', async () => {
    const bench = createTftpBench({ f: program })
    const socket = bench.client.open(0)
    const codes: number[] = []
    socket.onDatagram(bytes => codes.push(bytes[3]!))
    for (const text of ['\0\x02f\0octet\0', '\0\x01f\0mail\0'])
      socket.send(Buffer.from(text, 'latin1'), { address: SERVER, port: 69 })
    await bench.network.settle()
    expect(codes).toEqual([2, 4])
  })

  it("recognises EDK2's probe", async () => {
    const bench = createTftpBench({ f: program })
    const probe = await bench.fetch('f', { tsize: '0', ...EDK2 }, { mayAcknowledge: () => false })
    expect(probe.options?.get('tsize')).toBe('301056')
    probe.sendRaw(encodeError(8, 'User aborted the transfer'))
    await bench.network.settle()
    expect(bench.facts).toEqual([{ kind: 'tftp.probed', file: 'f', sizeBytes: 301_056 }])
    expect(bench.openFiles()).toBe(0)
  })

  it('closes when the last acknowledgment never comes, and counts the file as sent', async () => {
    const bench = createTftpBench({ f: pattern(1000) })
    const fetch = await bench.fetch('f', {}, { mayAcknowledge: block => block !== 2 })
    await bench.pass(20_000)
    expect(fetch.isComplete).toBe(true)
    expect(bench.kinds()).toEqual(['tftp.started', 'tftp.progress', 'tftp.finished'])
    expect([bench.openFiles(), bench.clock.pendingCount]).toEqual([0, 0])
  })

  it('gives up on a silent client', async () => {
    const bench = createTftpBench({ f: program })
    await bench.fetch('f', {}, { mayAcknowledge: block => block < 5 })
    await bench.pass(20_000)
    expect(bench.facts.at(-1)).toMatchObject({
      kind: 'tftp.failed',
      reasonCode: 'no-answer',
      sentBytes: 4 * 512,
    })
    expect([bench.openFiles(), bench.clock.pendingCount]).toEqual([0, 0])
  })

  it('sends an ERROR to another sender on its port, and continues', async () => {
    const bench = createTftpBench({ f: program })
    const fetch = await bench.fetch('f', {}, { mayAcknowledge: block => block !== 3 })
    const stranger = bench.client.open(0)
    const received: number[][] = []
    stranger.onDatagram(bytes => received.push([...bytes.subarray(0, 4)]))
    stranger.send(encodeAck(3), fetch.server!)
    stranger.send(encodeError(0, 'never answered'), fetch.server!)
    await bench.network.settle()
    expect(received).toEqual([[0, 5, 0, 5]])
    fetch.sendRaw(encodeAck(3))
    await bench.network.settle()
    expect(fetch.isComplete).toBe(true)
  })

  it('ignores a repeated request while the first is being served', async () => {
    const bench = createTftpBench({ f: program })
    bench.network.onTransmit(({ to }) => (to.port === 69 ? 'twice' : 'deliver'))
    const fetch = await bench.fetch('f', EDK2)
    expect(fetch.isComplete).toBe(true)
    expect(bench.asked).toEqual(['f'])
    expect(bench.kinds()).toEqual(['tftp.started', 'tftp.finished'])
  })

  it('starts again for a machine that was reset and asks from the same port', async () => {
    const bench = createTftpBench({ f: program })
    bench.network.onTransmit(datagram =>
      isData(datagram) && bench.clock.nowMs() < restartMs ? 'drop' : 'deliver',
    )
    const restartMs = bench.clock.nowMs() + 3000
    const socket = bench.client.open(2070)
    socket.send(Buffer.from('\0\x01f\0octet\0'), { address: SERVER, port: 69 })
    await bench.network.settle()
    await socket.close()
    await bench.pass(3000)
    const fetch = await bench.fetch('f', {}, { port: 2070 })
    expect(fetch.isComplete).toBe(true)
    expect(fetch.error).toBeNull()
    expect(bench.kinds()).toEqual(['tftp.started', 'tftp.failed', 'tftp.started', 'tftp.finished'])
  })

  it('reports progress at most ten times a second, in acknowledged bytes', async () => {
    const bench = createTftpBench({ f: pattern(512 * 400) })
    bench.network.onTransmit(() => {
      bench.clock.advance(1)
      return 'deliver'
    })
    await bench.fetch('f')
    const progress = bench.facts.filter(({ kind }) => kind === 'tftp.progress')
    expect(progress.length).toBeGreaterThanOrEqual(6)
    expect(progress.length).toBeLessThanOrEqual(9)
    const sent = progress.map(fact => (fact.kind === 'tftp.progress' ? fact.sentBytes : 0))
    expect(sent).toEqual([...sent].sort((one, other) => one - other))
  })

  it('reports once how far a client got before it fell silent', async () => {
    const bench = createTftpBench({ f: program })
    await bench.fetch('f', EDK2, { mayAcknowledge: block => block < 9 })
    await bench.pass(5000)
    const reports = bench.facts.filter(({ kind }) => kind === 'tftp.progress')
    expect(reports).toEqual([expect.objectContaining({ sentBytes: 8 * 1468 })])
  })

  it('serves sixty machines at once', async () => {
    const bench = createTftpBench({ f: program })
    const fetches = await Promise.all(Array.from({ length: 60 }, () => bench.fetch('f', EDK2)))
    expect(fetches.every(({ isComplete }) => isComplete)).toBe(true)
    expect(bench.openFiles()).toBe(0)
  })

  it('has at most 256 transfers', async () => {
    const bench = createTftpBench({ f: program })
    bench.network.onTransmit(datagram => (isData(datagram) ? 'drop' : 'deliver'))
    // No data arrives, so none of them ends well; what counts is what the server does.
    for (let n = 0; n < 300; n++) bench.fetchFrom(`10.99.1.${n % 100}`, 'f').catch(() => undefined)
    await bench.network.settle()
    expect(bench.openFiles()).toBe(256)
    expect(bench.problems.filter(({ code }) => code === 'too-many-transfers')).toHaveLength(44)
    await bench.pass(30_000, 1000)
    expect(bench.openFiles()).toBe(0)
  })

  it('reports a file that cannot be opened or read', async () => {
    const failing = { ...memoryFile(program), readInto: () => Promise.reject(new Error('EIO')) }
    const bench = createTftpBench({ f: failing })
    expect((await bench.fetch('f')).error?.code).toBe(0)
    expect(bench.facts.at(-1)).toMatchObject({ kind: 'tftp.failed', said: expect.stringContaining('EIO') })
    expect(bench.openFiles()).toBe(0)
  })

  it('ends every transfer when it is stopped', async () => {
    const bench = createTftpBench({ f: program })
    const fetch = await bench.fetch('f', {}, { mayAcknowledge: block => block < 9 })
    await bench.server.stop()
    await bench.network.settle()
    expect(fetch.error).toEqual({ code: 0, message: 'Transfer stopped' })
    expect([bench.openFiles(), bench.clock.pendingCount]).toEqual([0, 0])
  })

  it('no bytes from the network stop it', async () => {
    const bench = createTftpBench({ f: pattern(3000) })
    const socket = bench.client.open(0)
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 80 }),
        fc.integer({ min: 0, max: 7 }),
        async (noise, opcode) => {
          socket.send(Uint8Array.from([0, opcode, ...noise]), { address: SERVER, port: 69 })
          await bench.network.settle()
        },
      ),
      { numRuns: 200 },
    )
    expect((await bench.fetch('f')).isComplete).toBe(true)
  })
})

describe('TFTP over a bad line', () => {
  const total = ({ length }: { length: number }) => length

  it.each([
    ['one block at a time', {}],
    ['in windows of 4', EDK2],
    ['in windows of 32', { blksize: '1468', windowsize: '32' }],
  ])(
    'delivers every byte though one datagram in ten is lost, %s',
    async (_, options: Record<string, string>) => {
      const bench = createTftpBench({ f: program })
      let count = 0
      bench.network.onTransmit(({ to, from }) =>
        to.port !== 69 && from.port !== 69 && ++count % 10 === 0 ? 'drop' : 'deliver',
      )
      const fetch = await bench.fetch('f', options)
      for (let round = 0; round < 2000 && !fetch.isComplete; round++) await bench.pass(500, 500)
      expect(fetch.isComplete).toBe(true)
      expect(Buffer.compare(fetch.bytes, program)).toBe(0)
    },
  )

  it('sends every block once even if every acknowledgment arrives twice', async () => {
    const bench = createTftpBench({ f: program })
    bench.network.onTransmit(({ bytes }) => (bytes[1] === 4 ? 'twice' : 'deliver'))
    const fetch = await bench.fetch('f')
    expect(fetch.isComplete).toBe(true)
    expect(bench.network.wire.filter(isData).length).toBe(Math.floor(program.length / 512) + 1)
  })

  it('does not echo when every datagram arrives twice', async () => {
    const bench = createTftpBench({ f: program })
    bench.network.onTransmit(() => 'twice')
    const fetch = await bench.fetch('f', EDK2)
    expect(Buffer.compare(fetch.bytes, program)).toBe(0)
    const needed = Math.floor(program.length / 1468) + 1
    expect(total(bench.network.wire.filter(isData))).toBeLessThan(needed * 4)
  })

  it('repeats from the lost block, once, without waiting for a timeout', async () => {
    const bench = createTftpBench({ f: pattern(1468 * 12 + 5) })
    let isLost = false
    bench.network.onTransmit(datagram => {
      if (!isData(datagram) || blockOf(datagram) !== 6 || isLost) return 'deliver'
      isLost = true
      return 'drop'
    })
    const fetch = await bench.fetch('f', EDK2)
    expect(fetch.isComplete).toBe(true)
    const sent = bench.network.wire.filter(isData).map(blockOf)
    expect(sent).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 6, 7, 8, 9, 10, 11, 12, 13])
  })

  it('repeats a lost option acknowledgment', async () => {
    const bench = createTftpBench({ f: program })
    let isLost = false
    bench.network.onTransmit(({ bytes }) => {
      if (decodePacket(bytes).kind !== 'optionAck' || isLost) return 'deliver'
      isLost = true
      return 'drop'
    })
    const fetch = await bench.fetch('f', EDK2)
    expect(fetch.options).toBeNull()
    await bench.pass(1100)
    expect(fetch.isComplete).toBe(true)
  })
})
