import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { openAddressPort } from '#engine/net/node-udp-port.ts'
import { findUdpPortHolder, socketInodes } from '#engine/net/port-use.ts'

const loopback = '127.0.0.1' as Ipv4

describe('a UDP port on an address', () => {
  it('sends, receives, and reports the sender', async () => {
    const [one, other] = await Promise.all([
      openAddressPort({ address: loopback, port: 0 }),
      openAddressPort({ address: loopback, port: 0 }),
    ])
    const received = new Promise<[string, number]>(resolve =>
      other.onDatagram((bytes, from) => resolve([Buffer.from(bytes).toString(), from.port])),
    )
    one.send(Buffer.from('hello'), { address: loopback, port: other.port })
    expect(await received).toEqual(['hello', one.port])
    await Promise.all([one.close(), other.close()])
  })

  it('refuses a port in use, and names its holder', async () => {
    const rival = createSocket('udp4').bind(0, loopback)
    await once(rival, 'listening')
    const { port } = rival.address()
    const attempt = openAddressPort({ address: loopback, port })
    const expected = process.platform === 'linux' ? { pid: process.pid } : {}
    await expect(attempt).rejects.toMatchObject({
      code: 'port-in-use',
      params: { protocol: 'udp', port, ...expected },
    })
    rival.close()
  })

  it('reports a failed datagram to the error listener and continues', async () => {
    const port = await openAddressPort({ address: loopback, port: 0 })
    const failed = new Promise<Error>(resolve => port.onError(resolve))
    port.send(Buffer.alloc(70_000), { address: loopback, port: 9 })
    expect((await failed).message).toContain('EMSGSIZE')
    await port.close()
    expect(() => port.send(Buffer.from('late'), { address: loopback, port: 9 })).not.toThrow()
    await port.close()
  })

  it('cannot name the holder of a free port', async () => {
    expect(await findUdpPortHolder(1)).toEqual({})
  })

  it('finds the inodes of a port in the text of /proc/net/udp', () => {
    const table = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref
  100: 00000000:0043 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 36521 2 0 0
  101: 0100007F:0143 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 36522 2 0 0`
    expect([...socketInodes(table, 67)]).toEqual(['36521'])
  })
})
