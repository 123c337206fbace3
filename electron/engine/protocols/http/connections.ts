import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { SlipwayError } from '#contract/errors.ts'

/** Opens the port and resolves to its number. Rejects with `port-in-use`, `permission-denied`, or Node's error. */
export function listen(server: Server, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => reject(nameBindError(error, address, port))
    server.once('error', onError)
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', onError)
      // Once the server listens only accept() can fail, for lack of file descriptors; the next client may get one.
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
 * Counts open connections by client address. Boot loaders open one or two, installers up to a dozen. Far more is a
 * fault or an attack and must not use up the sockets of other machines.
 */
interface ConnectionLimit {
  /** False if over the limit, and not counted. Otherwise the returned function releases the connection. */
  admit(address: string): (() => void) | false
}

/** Allows `perClient` connections per address. */
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

/** Handles the requests of each connection one at a time, in order (RFC 9112 §9.3.2). */
interface RequestTurns {
  /**
   * Resolves when the earlier responses have been sent. False if the client has gone, or has pipelined more requests
   * than any real client, and the connection must be closed.
   */
  enter(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** True while a response is being sent on this connection. */
  isBusy(connection: Duplex): boolean
}

interface Line {
  last: Promise<void>
  length: number
}

/**
 * node:http emits all requests of one packet at once, possibly more than a thousand, and only orders their responses.
 * Without this queue, each of them would open its file and read its first chunk.
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
      // A response with `Connection: close` ends the writing side: later requests on the connection are not read.
      return socket.writable
    },
    isBusy: connection => (lines.get(connection)?.length ?? 0) > 0,
  }
}

/** A response that never got its turn on the connection never emits `close`. */
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

/** Answers bytes that are not HTTP with the shortest response that RFC 9112 allows, then closes the connection. */
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
