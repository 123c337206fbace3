import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Socket } from 'node:dgram'

// `node tftp2-server.ts ADDRESS FOLDER`: the server of the npm package tftp2, as in its example, on one address.
interface Tftp2Server extends Socket {
  on(event: 'client', listener: (client: Socket) => void): this
  on(
    event: 'get',
    listener: (request: { filename: string }, send: (bytes: Buffer) => Promise<void>) => void,
  ): this
  on(event: string, listener: (...args: never[]) => void): this
}
const { createServer } = createRequire(import.meta.url)('tftp2') as { createServer: () => Tftp2Server }

const [address = '', folder = ''] = process.argv.slice(2)
const server = createServer()
// Its sockets send from whatever address the system chooses; this client accepts replies from ADDRESS only.
server.on('client', client => client.bind(0, address))
server.on('get', (request, send) => {
  send(readFileSync(join(folder, request.filename))).catch(console.error)
})
server.bind(69, address)
