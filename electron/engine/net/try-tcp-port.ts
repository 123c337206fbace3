import { createServer } from 'node:net'
import { SlipwayError } from '#contract/errors.ts'
import type { Ipv4 } from '#contract/address.ts'

/** Opens a TCP port and closes it again. Rejects with `port-in-use` or `permission-denied`. */
export function tryTcpPort({ address, port }: { address: Ipv4; port: number }): Promise<void> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const params = { protocol: 'tcp', port, address }
      if (error.code === 'EADDRINUSE') reject(new SlipwayError('port-in-use', params, error))
      else if (error.code === 'EACCES') reject(new SlipwayError('permission-denied', params, error))
      else reject(error)
    })
    server.listen({ host: address, port, exclusive: true }, () => server.close(() => resolve()))
  })
}
