import { createSocket } from 'node:dgram'
import { decodePacket, encodePacket, type DhcpPacket } from '#engine/protocols/dhcp/packet.ts'
import { request } from '../support/dhcp-client.ts'

const SERVER_PORT = 67
const CLIENT_PORT = 68
const BROADCAST_FLAG = 0x8000
/** EDK2's intervals between retries (NetworkPkg, PxeBcDhcp4). */
const WAITS_MS = [4000, 8000, 16_000, 32_000]

export interface Lease {
  readonly address: string
  /** The server's address. */
  readonly server: string
  /** A name for TFTP, or a URL. */
  readonly bootFile: string
  readonly repeats: number
}

/** One socket receives for all machines, as a card does; each machine gets its replies by transaction. */
export interface DhcpClients {
  /** DISCOVER to ACK. `program`: the client that asks, with its options. */
  obtain(mac: string, program: 'firmware' | 'ipxe'): Promise<Lease>
  close(): void
}

/** Needs a network namespace in which nothing else listens on port 68, and a route for broadcasts. */
export async function openDhcpClients(): Promise<DhcpClients> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 ** 2 })
  const waiting = new Map<number, (reply: DhcpPacket) => void>()
  let lastXid = 0x0f1e_0000
  socket.on('message', bytes => {
    const reply = decodePacket(bytes)
    waiting.get(reply.xid)?.(reply)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(CLIENT_PORT, () => {
      socket.setBroadcast(true)
      resolve()
    })
  })

  /** Sends until a reply of this type arrives. */
  const exchange = async (
    question: DhcpPacket,
    replyType: number,
  ): Promise<{ reply: DhcpPacket; repeats: number }> => {
    const bytes = encodePacket(question)
    for (const [repeats, waitMs] of WAITS_MS.entries()) {
      const reply = await new Promise<DhcpPacket | null>(resolve => {
        const timer = setTimeout(() => resolve(null), waitMs)
        waiting.set(question.xid, found => {
          if (found.options.get(53)?.[0] !== replyType) return
          clearTimeout(timer)
          resolve(found)
        })
        socket.send(bytes, SERVER_PORT, '255.255.255.255')
      })
      waiting.delete(question.xid)
      if (reply) return { reply, repeats }
    }
    throw new Error(`no DHCP message of type ${replyType} in a minute`)
  }

  return {
    async obtain(mac, program) {
      const xid = (lastXid += 1)
      const ask = (type: number, more: Readonly<Record<number, readonly number[]>>): DhcpPacket =>
        request({
          mac,
          xid,
          flags: BROADCAST_FLAG,
          options: { 53: [type], ...COMMON, ...(program === 'ipxe' ? IPXE : {}), ...more },
        })
      const offered = await exchange(ask(1, {}), 2)
      const server = offered.reply.options.get(54) ?? new Uint8Array(4)
      const wanted = { 50: offered.reply.yiaddr.split('.').map(Number), 54: [...server] }
      const acked = await exchange(ask(3, wanted), 5)
      return {
        address: acked.reply.yiaddr,
        server: server.join('.'),
        bootFile: bootFileOf(acked.reply) || bootFileOf(offered.reply),
        repeats: offered.repeats + acked.repeats,
      }
    },
    close: () => socket.close(),
  }
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]

/** A UEFI x64 machine (RFC 4578): type 7, UNDI 3.16, and the options it requests. */
const COMMON = {
  55: [1, 3, 6, 43, 51, 54, 60, 66, 67, 97],
  57: [5, 192],
  60: ascii('PXEClient:Arch:00007:UNDI:003016'),
  93: [0, 7],
  94: [1, 3, 16],
} as const
/** How iPXE identifies itself: user class, and in option 175 its support for HTTP and menus. */
const IPXE = { 77: ascii('iPXE'), 175: [19, 1, 1, 39, 1, 1, 24, 1, 1] } as const

function bootFileOf({ file, options }: DhcpPacket): string {
  const bytes = options.get(67) ?? file
  const end = bytes.indexOf(0)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('latin1')
}
