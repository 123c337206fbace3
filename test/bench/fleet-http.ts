import { connect } from 'node:net'

/** Silence of this length is a failure: iPXE gives up earlier. */
const SILENCE_MS = 60_000
/** All connections of this process read into it: the content is not needed. */
const READ_INTO = Buffer.allocUnsafe(256 * 1024)

export interface Fetched {
  readonly sizeBytes: number
  /** The text of a small body; empty if it was not requested. */
  readonly text: string
}

/**
 * GET from one of this computer's addresses; rejects on another status or missing bytes. Reads without
 * node:http, so that the clients cost less than the servers they measure.
 */
export function fetchByHttp(
  address: string,
  url: string,
  options: { readonly range?: { first: number; last: number }; readonly wantsText?: boolean } = {},
): Promise<Fetched> {
  const { hostname, port, pathname } = new URL(url)
  const { range, wantsText = false } = options
  const expected = range ? 206 : 200
  return new Promise((resolve, reject) => {
    let head = ''
    let length: number | null = null
    let received = 0
    let text = ''
    const socket = connect({
      host: hostname,
      port: Number(port || 80),
      localAddress: address,
      onread: {
        buffer: READ_INTO,
        callback(count, bytes) {
          take(Buffer.from(bytes.buffer, bytes.byteOffset, count))
          return true
        },
      },
    })
    const fail = (why: string): void => {
      socket.destroy()
      reject(new Error(`${url}: ${why}`))
    }
    const take = (bytes: Buffer): void => {
      if (length !== null) return takeBody(bytes)
      head += bytes.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1])
      length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? Number.NaN)
      if (status !== expected || Number.isNaN(length)) return fail(`status ${status}, length ${length}`)
      takeBody(Buffer.from(head.slice(end + 4), 'latin1'))
    }
    const takeBody = (bytes: Buffer): void => {
      received += bytes.length
      if (wantsText) text += bytes.toString('latin1')
      if (received < length!) return
      socket.destroy()
      resolve({ sizeBytes: received, text })
    }
    socket.setTimeout(SILENCE_MS, () => fail(`silent after ${received} of ${length} bytes`))
    socket.on('error', error => fail(error.message))
    socket.on('close', () => fail(`closed after ${received} of ${length} bytes`))
    const lines = [`GET ${pathname} HTTP/1.1`, `Host: ${hostname}:${port || 80}`, 'User-Agent: iPXE/1.21.1']
    if (range) lines.push(`Range: bytes=${range.first}-${range.last}`)
    socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`)
  })
}
