import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** One request at a time for each connection, in the order in which they came (RFC 9112 §9.3.2). */
export interface RequestTurns {
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
