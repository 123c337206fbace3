import { afterEach, describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { openAddressPort } from '#engine/net/node-udp-port.ts'
import {
  MAX_BURST_BYTES,
  MAX_BURST_SEGMENTS,
  withBursts,
  type BurstPort,
  type UdpPort,
} from '#engine/net/udp-port.ts'
import { openLinuxBurstPort } from '#engine/net/linux-burst-port.ts'

const address = '127.0.0.1' as Ipv4
const ways: [string, () => Promise<BurstPort>][] = [
  ['one after the other', async () => withBursts(await openAddressPort({ address, port: 0 }))],
]
if (process.platform === 'linux') ways.push(['in one system call', () => openLinuxBurstPort({ address })])

describe.each(ways)('a burst %s', (_way, open) => {
  const ports: UdpPort[] = []
  afterEach(() => Promise.all(ports.splice(0).map(port => port.close())))

  /** Sends the bursts and resolves to the datagrams received. */
  const send = async (...bursts: [Uint8Array, number][]): Promise<Buffer[]> => {
    const from = await open()
    const to = await openAddressPort({ address, port: 0 })
    ports.push(from, to)
    const count = bursts.reduce((sum, [bytes, length]) => sum + Math.ceil(bytes.length / length), 0)
    return new Promise(resolve => {
      const got: Buffer[] = []
      to.onDatagram((bytes, sender) => {
        expect(sender).toEqual({ address, port: from.port })
        got.push(Buffer.from(bytes))
        if (got.length === count) resolve(got)
      })
      for (const [bytes, length] of bursts) {
        from.sendBurst(bytes, length, { address, port: to.port })
        bytes.fill(0xee)
      }
    })
  }
  const pattern = (length: number) => Uint8Array.from({ length }, (_, index) => index >> 3)

  it('becomes datagrams of one length, the last one shorter', async () => {
    const got = await send([pattern(2 * 1472 + 5), 1472])
    expect(got.map(({ length }) => length)).toEqual([1472, 1472, 5])
    expect(Buffer.concat(got).equals(pattern(2 * 1472 + 5))).toBe(true)
  })

  it('may change its length', async () => {
    const got = await send([pattern(300), 100], [pattern(40), 8], [pattern(7), 516], [pattern(1000), 516])
    expect(got.map(({ length }) => length)).toEqual([100, 100, 100, 8, 8, 8, 8, 8, 7, 516, 484])
  })

  it('may be as large as a datagram, with the maximum number of segments', async () => {
    const partBytes = Math.floor(MAX_BURST_BYTES / MAX_BURST_SEGMENTS)
    const got = await send([pattern(partBytes * MAX_BURST_SEGMENTS), partBytes])
    expect(got).toHaveLength(MAX_BURST_SEGMENTS)
  })

  it('may have segments larger than the MTU of the card', async () => {
    const partBytes = 32_000
    expect(await send([pattern(2 * partBytes), partBytes])).toHaveLength(2)
  })

  it('is not sent once the port is closed', async () => {
    const port = await open()
    await port.close()
    expect(() => port.sendBurst(pattern(100), 50, { address, port: 9 })).not.toThrow()
  })
})
