import type { CapturedDatagram } from './pcap.ts'

/** A file that was sent to a client, reassembled from its cable. */
export interface TftpTransfer {
  readonly file: string
  readonly bytes: Buffer
  /** The client acknowledged a block shorter than the others: it has the whole file (RFC 1350 §6). */
  readonly isWhole: boolean
}

interface Open {
  readonly file: string
  readonly blocks: Map<number, Uint8Array>
  serverPort: number | null
  blksize: number
  highest: number
  acknowledged: number
}

const TFTP_PORT = 69
const [READ_REQUEST, DATA, ACK, OPTION_ACK] = [1, 3, 4, 6]

/** The TFTP transfers on a cable, reassembled by RFC 1350, 2348 and 7440, without any code of Slipway. */
export function readTransfers(datagrams: readonly CapturedDatagram[]): readonly TftpTransfer[] {
  const all: Open[] = []
  const byClientPort = new Map<number, Open>()
  for (const { fromPort, toPort, payload } of datagrams) {
    const packet = Buffer.from(payload.buffer, payload.byteOffset, payload.length)
    if (packet.length < 4) continue
    const opcode = packet.readUInt16BE(0)
    if (toPort === TFTP_PORT && opcode === READ_REQUEST) {
      const [file = ''] = packet.subarray(2).toString('latin1').split('\0')
      const opened: Open = {
        file,
        blocks: new Map(),
        serverPort: null,
        blksize: 512,
        highest: 0,
        acknowledged: 0,
      }
      all.push(opened)
      byClientPort.set(fromPort, opened)
      continue
    }
    const sent = byClientPort.get(toPort)
    if (sent && (sent.serverPort ?? fromPort) === fromPort) {
      sent.serverPort = fromPort
      if (opcode === OPTION_ACK) sent.blksize = blksizeOf(packet) ?? sent.blksize
      if (opcode === DATA) keepBlock(sent, packet)
      continue
    }
    const heard = byClientPort.get(fromPort)
    if (heard?.serverPort === toPort && opcode === ACK)
      heard.acknowledged = Math.max(heard.acknowledged, near(packet.readUInt16BE(2), heard.highest))
  }
  return all.map(({ file, blocks, blksize, acknowledged }) => ({
    file,
    bytes: Buffer.concat(
      [...blocks]
        .filter(([block]) => block <= acknowledged)
        .sort(byBlock)
        .map(([, data]) => data),
    ),
    isWhole: (blocks.get(acknowledged)?.length ?? blksize) < blksize,
  }))
}

const byBlock = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number => a - b

function keepBlock(transfer: Open, packet: Buffer): void {
  const block = near(packet.readUInt16BE(2), transfer.highest)
  transfer.highest = Math.max(transfer.highest, block)
  transfer.blocks.set(block, packet.subarray(4))
}

/** The count with these lower 16 bits that is nearest to a known one: block numbers roll over. */
function near(lower: number, known: number): number {
  const candidate = known - (known % 0x10000) + lower
  if (candidate - known > 0x8000) return candidate - 0x10000
  return known - candidate > 0x8000 ? candidate + 0x10000 : candidate
}

function blksizeOf(packet: Buffer): number | null {
  const words = packet.subarray(2).toString('latin1').split('\0')
  const at = words.findIndex(word => word.toLowerCase() === 'blksize')
  return at < 0 ? null : Number(words[at + 1])
}
