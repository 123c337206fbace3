import type { Server } from 'node:http'
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
