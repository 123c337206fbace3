import type { ServerResponse } from 'node:http'

/** The body of a response, written piece by piece at the client's pace. */
export interface BodyWriter {
  /** Resolves when the bytes may be overwritten: the kernel has them, or the client has gone. */
  write(bytes: Uint8Array): Promise<void>
  /** The connection's descriptor if nothing is queued for it, otherwise null. */
  idleDescriptor(): number | null
  /** Marks the connection as active although no byte went through this writer. */
  touch(): void
  isClosed(): boolean
  release(): void
}

/** A response that closes early never calls its write callbacks, so closing must wake the waiting writer too. */
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
      // Restarts the idle timer: node:http sees only what passes through it.
      response.socket?.setTimeout(response.socket.timeout ?? 0)
    },
    isClosed: () => closed,
    release: () => response.off('close', onClose),
  }
}

/** Undocumented, but stable since Node 0.10. Without it the bytes go through this process. */
function descriptorOf(socket: object | null): number | null {
  const { fd } = (socket as { _handle?: { fd?: unknown } | null } | null)?._handle ?? {}
  return typeof fd === 'number' && fd >= 0 ? fd : null
}
