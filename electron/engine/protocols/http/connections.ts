import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { SlipwayError } from '#contract/errors.ts'

/** Opens the port; resolves to its number. Rejects with `port-in-use` or `permission-denied` where it is that. */
export function listen(server: Server, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => reject(nameBindError(error, address, port))
    server.once('error', onError)
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', onError)
      // After it is open only accept() can fail, for want of file descriptors; the next client may find one.
      server.on('error', () => undefined)
      const bound = server.address()
      resolve(bound !== null && typeof bound === 'object' ? bound.port : port)
    })
  })
}

function nameBindError(error: NodeJS.ErrnoException, address: string, port: number): Error {
  const params = { protocol: 'tcp', port, address }
  if (error.code === 'EADDRINUSE') return new SlipwayError('port-in-use', params, error)
  if (error.code === 'EACCES') return new SlipwayError('permission-denied', params, error)
  return error
}

/**
 * Counts open connections by client address. Boot loaders open one or two, installers up to a dozen; far more
 * is a fault or an attack, and must not take the sockets of the other machines.
 */
interface ConnectionLimit {
  /** False: over the limit, not counted. Otherwise the returned function frees the place. */
  admit(address: string): (() => void) | false
}

/** At most `perClient` connections for each address. */
export function createConnectionLimit(perClient: number): ConnectionLimit {
  const open = new Map<string, number>()
  return {
    admit(address) {
      const count = open.get(address) ?? 0
      if (count >= perClient) return false
      open.set(address, count + 1)
      let isFreed = false
      return () => {
        if (isFreed) return
        isFreed = true
        const left = (open.get(address) ?? 1) - 1
        if (left > 0) open.set(address, left)
        else open.delete(address)
      }
    },
  }
}

/** One request at a time for each connection, in the order in which they came (RFC 9112 §9.3.2). */
interface RequestTurns {
  /**
   * Resolves when the answers before it are out. False: the client is gone, or has sent more requests ahead than
   * anybody needs, and the connection has to be closed.
   */
  enter(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Something is being answered on this connection. */
  isBusy(connection: Duplex): boolean
}

interface Line {
  last: Promise<void>
  length: number
}

/**
 * node:http hands out all requests of one packet at once, a thousand and more, and only sends their answers in order. Without
 * turns each of them would have its file open and its first chunk read.
 */
export function createRequestTurns(maxLength: number): RequestTurns {
  const lines = new WeakMap<object, Line>()
  return {
    async enter(request, response) {
      const { socket } = request
      const line = lines.get(socket) ?? { last: Promise.resolve(), length: 0 }
      lines.set(socket, line)
      if (line.length >= maxLength) return false
      line.length++
      const before = line.last
      line.last = before.then(() => untilClosed(response, socket)).then(() => void line.length--)
      await before
      // An answer with `Connection: close` ends the writing side: what was sent after its request is not read.
      return socket.writable
    },
    isBusy: connection => (lines.get(connection)?.length ?? 0) > 0,
  }
}

/** An answer that never got its turn on the connection never closes by itself. */
function untilClosed(response: ServerResponse, socket: Duplex): Promise<void> {
  return new Promise(resolve => {
    if (response.closed || socket.destroyed) resolve()
    else response.once('close', resolve)
  })
}

const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Says why, in as few bytes as RFC 9112 allows, to who sent something that is not HTTP; then the connection is closed. */
export function refuseBroken(error: NodeJS.ErrnoException, connection: Duplex): void {
  if (!connection.writable || error.code === 'ECONNRESET') {
    connection.destroy()
    return
  }
  const status = STATUS[error.code ?? ''] ?? '400 Bad Request'
  const body = 'This request cannot be read.\n'
  connection.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    () => connection.destroy(),
  )
}
