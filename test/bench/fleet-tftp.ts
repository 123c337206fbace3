import { createSocket } from 'node:dgram'
import { decodePacket, encodeAck, encodeReadRequest } from '#engine/protocols/tftp/packet.ts'

const TFTP_PORT = 69
const REPEAT_MS = 1000
const REPEATS = 20

/**
 * Fetches a file as EDK2 does: blocks of 1468, a window of 4 if the server accepts it, and the last packet again after a
 * second without a reply. Resolves to the number of bytes, which are compared with `tsize` and not kept.
 */
export function fetchByTftp(address: string, server: string, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    let from: number | null = null
    let blksize = 512
    let windowsize = 1
    let sizeBytes: number | null = null
    let block = 0
    let inWindow = 0
    let receivedBytes = 0
    let repeats = 0
    let last: Uint8Array = new Uint8Array()
    let timer: NodeJS.Timeout | undefined

    const settle = (act: () => void): void => {
      clearTimeout(timer)
      socket.close()
      act()
    }
    const send = (bytes: Uint8Array): void => {
      last = bytes
      socket.send(bytes, from ?? TFTP_PORT, server)
      clearTimeout(timer)
      timer = setTimeout(() => {
        if ((repeats += 1) > REPEATS)
          settle(() => reject(new Error(`TFTP stopped at ${receivedBytes} bytes`)))
        else send(last)
      }, REPEAT_MS)
    }
    const acknowledge = (): void => {
      inWindow = 0
      send(encodeAck(block & 0xffff))
    }
    socket.on('error', error => settle(() => reject(error)))
    socket.on('message', (bytes, { port }) => {
      from ??= port
      const packet = decodePacket(bytes)
      if (packet.kind === 'error') return settle(() => reject(new Error(`TFTP: ${packet.message}`)))
      if (packet.kind === 'optionAck') {
        blksize = Number(packet.options.get('blksize') ?? blksize)
        windowsize = Number(packet.options.get('windowsize') ?? windowsize)
        sizeBytes = Number(packet.options.get('tsize') ?? Number.NaN)
        return acknowledge()
      }
      if (packet.kind !== 'data') return
      if (packet.block !== ((block + 1) & 0xffff)) return acknowledge()
      block += 1
      inWindow += 1
      repeats = 0
      receivedBytes += packet.bytes.length
      if (packet.bytes.length < blksize) {
        socket.send(encodeAck(block & 0xffff), port, server, () =>
          settle(() => {
            if (sizeBytes === receivedBytes) resolve(receivedBytes)
            else reject(new Error(`TFTP brought ${receivedBytes} of ${sizeBytes} bytes`))
          }),
        )
      } else if (inWindow >= windowsize) acknowledge()
    })
    socket.bind(0, address, () => {
      const options = new Map([
        ['tsize', '0'],
        ['blksize', '1468'],
        ['windowsize', '4'],
      ])
      send(encodeReadRequest({ file, mode: 'octet', options }))
    })
  })
}
