import { describe, expect, it } from 'vitest'
import { encodeAck, encodeError, encodeReadRequest } from '#engine/protocols/tftp/packet.ts'
import { createTftpBench, pattern, SERVER } from '../../../support/tftp-bench.ts'

const program = pattern(301_056)
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('TFTP and bad input', () => {
  it.each([
    ['negative', { blksize: '-1', windowsize: '-1', timeout: '-1', tsize: '-1' }],
    ['huge', { blksize: '99999999999999999999', windowsize: '99999999999999999999' }],
    ['not numbers', { blksize: 'NaN', windowsize: '1e3', timeout: '0x10' }],
    ['null', { blksize: '0', windowsize: '0', timeout: '0' }],
    ['long', { blksize: '9'.repeat(400) }],
  ])('ignores options that are %s', async (_, options: Record<string, string>) => {
    const bench = createTftpBench({ f: program })
    const fetch = await bench.fetch('f', options)
    expect(fetch.isComplete).toBe(true)
    expect(Buffer.compare(fetch.bytes, program)).toBe(0)
  })

  it.each(['mail', 'binary', '', 'octet '.repeat(80)])('refuses the mode %j', async mode => {
    const bench = createTftpBench({ f: program })
    const fetch = await bench.fetch('f', {}, { mode })
    expect(fetch.error?.code).toBe(4)
    expect(bench.openFiles()).toBe(0)
  })

  it('accepts 10,000 requests from one address, uses at most half of the slots for them, and serves another', async () => {
    const bench = createTftpBench({ f: program })
    bench.network.onTransmit(({ to }) => (to.address === bench.client.address ? 'drop' : 'deliver'))
    const request = encodeReadRequest({ file: 'f', mode: 'octet', options: new Map() })
    const socket = bench.client
    for (let port = 1; port <= 10_000; port++) {
      const from = socket.open(40_000 + (port % 20_000))
      from.send(request, { address: SERVER, port: 69 })
      await from.close()
    }
    await bench.network.settle()
    expect(bench.openFiles()).toBe(128)
    const other = await bench.fetchFrom('10.99.0.60', 'f')
    expect(other.isComplete).toBe(true)
    await bench.pass(30_000, 1000)
    expect([bench.openFiles(), bench.clock.pendingCount]).toEqual([0, 0])
  })

  it('does not answer acknowledgments of blocks that were never sent', async () => {
    const bench = createTftpBench({ f: program })
    const fetch = await bench.fetch('f', {}, { mayAcknowledge: block => block !== 5 })
    const sent = bench.network.wire.length
    for (const block of [0, 6, 7, 300, 32_768, 65_535]) fetch.sendRaw(encodeAck(block))
    await bench.network.settle()
    expect(bench.network.wire.length).toBe(sent + 6)
    fetch.sendRaw(encodeAck(5))
    await bench.network.settle()
    expect(fetch.isComplete).toBe(true)
  })

  it.each([
    ['instead of ACK 0', { blksize: '1024' }, 0, 'tftp.probed'],
    ['after the first block', {}, 1, 'tftp.failed'],
    ['in the middle', {}, 200, 'tftp.failed'],
    ['instead of the last ACK', {}, 589, 'tftp.finished'],
  ])('ends with an ERROR %s', async (_, options, at, kind) => {
    const bench = createTftpBench({ f: program })
    const fetch = await bench.fetch('f', options as Record<string, string>, {
      mayAcknowledge: block => block < at,
    })
    fetch.sendRaw(encodeError(0, 'enough'))
    await bench.network.settle()
    expect(bench.facts.at(-1)?.kind).toBe(kind)
    expect([bench.openFiles(), bench.clock.pendingCount]).toEqual([0, 0])
  })

  it('ignores DATA, requests, truncated and empty packets on the port of a transfer', async () => {
    const bench = createTftpBench({ f: program })
    const fetch = await bench.fetch('f', {}, { mayAcknowledge: block => block !== 5 })
    for (const bytes of [
      '',
      '\0',
      '\0\x04',
      '\0\x04\0',
      '\0\x03\0\x01x',
      '\0\x01g\0octet\0',
      '\xff\xff\xff\xff',
    ])
      fetch.sendRaw(latin1(bytes))
    await bench.network.settle()
    fetch.sendRaw(encodeAck(5))
    await bench.network.settle()
    expect(Buffer.compare(fetch.bytes, program)).toBe(0)
  })

  it.each([
    '/etc/passwd',
    '../../../etc/passwd',
    'C:\\Windows\\win.ini',
    '%2e%2e/secret',
    '..%5csecret',
    '....//x',
  ])('asks the source for no path outside: %s', async name => {
    const bench = createTftpBench({})
    expect((await bench.fetch(name)).error?.code).toBeGreaterThan(0)
    for (const asked of bench.asked) expect(asked.split('/')).not.toContain('..')
    for (const asked of bench.asked) expect(asked.startsWith('/')).toBe(false)
  })
})
