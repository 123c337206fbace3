import type { BootPrograms } from '../boot/program/boot-programs.ts'
import type { Clock } from '../../base/clock.ts'
import { createBootProgramRoute } from '../../protocols/http/routes/files.ts'
import { createHttpServer } from '../../protocols/http/server.ts'
import type { Network } from '../../net/network.ts'
import { createTftpServer } from '../../protocols/tftp/server.ts'
import { unfragmentedBlksize } from '../../protocols/tftp/options.ts'
import type { FetchNeeds } from './check/fetch.ts'

/** Our own TFTP and HTTP servers with nothing but the boot programs. What they see is no event: nobody boots. */
export function bootProgramServers(needs: {
  network: Pick<Network, 'openAddressPort' | 'openBurstPort'>
  programs: BootPrograms
  clock: Clock
}): FetchNeeds['openServers'] {
  const { network, programs, clock } = needs
  const unheard = { clock, record: () => undefined, machineAt: () => null }
  return async ({ address }, httpPort) => {
    const http = await createHttpServer({
      ...unheard,
      address,
      port: httpPort,
      routes: [createBootProgramRoute({ openProgram: name => programs.open(name) })],
    })
    try {
      const tftp = createTftpServer({
        ...unheard,
        listenPort: await network.openAddressPort({ address, port: 69 }),
        openTransferPort: () => network.openBurstPort({ address }),
        files: name => programs.open(name),
        maxBlksize: unfragmentedBlksize(null),
        log: () => undefined,
      })
      return {
        address,
        httpPort: http.port,
        async close() {
          await tftp.stop()
          await http.close()
        },
      }
    } catch (error) {
      await http.close()
      throw error
    }
  }
}
