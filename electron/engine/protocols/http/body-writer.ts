import type { ServerResponse } from 'node:http'

/** The body of a response, written piece by piece at the client's pace. */
export interface BodyWriter {
  /** Resolves when the bytes may be overwritten: the kernel has them, or nobody wants them any more. */
  write(bytes: Uint8Array): Promise<void>
  /** The descriptor of the connection while nothing waits to be written to it; null where there is none. */
  idleDescriptor(): number | null
  /** The connection is alive though no byte went through this writer. */
  touch(): void
  isClosed(): boolean
  release(): void
}

/** A response that closes early never calls its write callbacks, so closing has to wake the waiting writer too. */
export function createBodyWriter(response: ServerResponse): BodyWriter {
  let wake: (() => void) | null = null
  let closed = response.destroyed
  const onClose = (): void => {
    closed = true
    wake?.()
  }
  response.once('close', onClose)
  return {
    write: bytes =>
      new Promise(resolve => {
        if (closed) return resolve()
        wake = resolve
        response.write(bytes, () => resolve())
      }),
    idleDescriptor() {
      if (closed || response.writableLength > 0) return null
      return descriptorOf(response.socket)
    },
    touch() {
      // Starts the connection's idle time anew; node:http only sees what passes through it.
      response.socket?.setTimeout(response.socket.timeout ?? 0)
    },
    isClosed: () => closed,
    release: () => response.off('close', onClose),
  }
}

/** Node has kept it here since 0.10 and documents it nowhere; without it the bytes go the long way. */
function descriptorOf(socket: object | null): number | null {
  const { fd } = (socket as { _handle?: { fd?: unknown } | null } | null)?._handle ?? {}
  return typeof fd === 'number' && fd >= 0 ? fd : null
}
