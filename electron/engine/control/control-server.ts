import { chmod, unlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { SlipwayError } from '#contract/errors.ts'
import type { Subscribe } from '#contract/events.ts'
import type { Handlers } from '#contract/methods.ts'
import { createApiHandler } from './api-handler.ts'
import { connectControl } from './control-client.ts'
import { controlAddress, guardAddress } from './control-address.ts'

export interface ControlServer {
  close(): Promise<void>
}

/**
 * Makes this process the owner of the data folder, and lets command lines of the same user call it. Rejects with
 * `data-folder-in-use` {path} if another process answers already. Replaces a socket left behind by a killed process.
 */
export async function openControlServer(needs: {
  dataFolder: string
  handlers: Handlers
  subscribe: Subscribe
}): Promise<ControlServer> {
  const address = controlAddress(needs.dataFolder)
  await guardAddress(address, needs.dataFolder)
  const answer = createApiHandler(needs)
  const server = createServer((request, response) => {
    answer(request, response).then(
      isAnswered => {
        if (!isAnswered) response.writeHead(404, { 'Content-Type': 'text/plain' }).end('No such path.\n')
      },
      () => response.destroy(),
    )
  })
  try {
    await listen(server, address)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw new SlipwayError(
        'data-folder-unusable',
        { path: needs.dataFolder, detail: (error as Error).message },
        error,
      )
    }
    const other = await connectControl(needs.dataFolder)
    if (other) throw new SlipwayError('data-folder-in-use', { path: needs.dataFolder })
    await unlink(address)
    await listen(server, address)
  }
  if (process.platform !== 'win32') await chmod(address, 0o600)
  return {
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      // Once the server listens only accept() can fail, for lack of file descriptors; the next caller may get one.
      server.on('error', () => undefined)
      resolve()
    })
  })
}
