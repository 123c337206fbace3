import type { Ipv4 } from '#contract/address.ts'
import type { UdpEndpoint } from '#engine/net/udp-port.ts'
import {
  decodePacket,
  encodeAck,
  encodeReadRequest,
  type TftpOptions,
} from '#engine/protocols/tftp/packet.ts'
import type { SimulatedHost } from './simulated-network.ts'

export interface TftpFetch {
  readonly options: TftpOptions | null
  readonly error: { readonly code: number; readonly message: string } | null
  readonly bytes: Uint8Array
  readonly isComplete: boolean
  /** The wire numbers of every DATA that arrived. */
  readonly blocks: readonly number[]
  readonly server: UdpEndpoint | null
  /** Sends the acknowledgment of the last block in order again, as a client does after its own timeout. */
  acknowledgeAgain(): void
  sendRaw(bytes: Uint8Array): void
}

/**
 * A client by the standards (RFC 1350, 2347, 7440): acknowledges the end of a window and, once per stray packet, the last
 * block in order, as EDK2 does. `mayAcknowledge` can keep it silent.
 */
export function fetchByTftp(
  host: SimulatedHost,
  request: {
    server: Ipv4
    file: string
    port?: number
    mode?: string
    options?: Record<string, string>
    mayAcknowledge?: (block: number) => boolean
  },
): TftpFetch {
  const { server, file, port = 0, mode = 'octet', options = {}, mayAcknowledge = () => true } = request
  const socket = host.open(port)
  const parts: Uint8Array[] = []
  const blocks: number[] = []
  const state = {
    options: null as TftpOptions | null,
    error: null as TftpFetch['error'],
    isComplete: false,
    server: null as UdpEndpoint | null,
  }
  let blksize = 512
  let windowsize = 1
  let inOrder = 0
  let sinceAck = 0

  const acknowledge = (): void => {
    sinceAck = 0
    if (state.server && mayAcknowledge(inOrder)) socket.send(encodeAck(inOrder), state.server)
  }
  socket.onDatagram((bytes, from) => {
    state.server ??= from
    const packet = decodePacket(bytes)
    if (packet.kind === 'error') state.error = { code: packet.code, message: packet.message }
    if (packet.kind === 'optionAck') {
      state.options = packet.options
      blksize = Number(packet.options.get('blksize') ?? 512)
      windowsize = Number(packet.options.get('windowsize') ?? 1)
      acknowledge()
    }
    if (packet.kind !== 'data') return
    blocks.push(packet.block)
    if (packet.block !== ((inOrder + 1) & 0xffff)) return acknowledge()
    inOrder++
    sinceAck++
    parts.push(Uint8Array.from(packet.bytes))
    state.isComplete = packet.bytes.length < blksize
    if (state.isComplete || sinceAck === windowsize) acknowledge()
  })
  socket.send(encodeReadRequest({ file, mode, options: new Map(Object.entries(options)) }), {
    address: server,
    port: 69,
  })

  return {
    get options() {
      return state.options
    },
    get error() {
      return state.error
    },
    get isComplete() {
      return state.isComplete
    },
    get server() {
      return state.server
    },
    get bytes() {
      return Uint8Array.from(Buffer.concat(parts))
    },
    blocks,
    acknowledgeAgain: acknowledge,
    sendRaw(bytes) {
      if (state.server) socket.send(bytes, state.server)
    },
  }
}
