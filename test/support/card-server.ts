/**
 * The DHCP and TFTP servers of one card as a separate process, to be run inside a network namespace:
 *
 *     ip netns exec NAME node test/support/card-server.ts '{"card":"srv0","folder":"/tmp/files","leaseSeconds":60}'
 *
 * Prints one JSON value per line: `{"ready":true}`, or `{"error":{…}}`, then every fact. Leases last as long as the process.
 */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { systemClock } from '#engine/base/clock.ts'
import { defaultRange } from '#contract/subnet.ts'
import { createServerStages } from '#engine/protocols/dhcp/server-stages.ts'
import { createDhcpServer } from '#engine/protocols/dhcp/server.ts'
import { createSystemNetwork } from '#engine/net/system-network.ts'
import { createTftpServer } from '#engine/protocols/tftp/server.ts'
import { createMemoryLeaseStore } from './memory-lease-store.ts'
import { PLAIN_SERVER_MODE } from './plain-server-mode.ts'
import type { ReadableFile } from '#engine/base/readable-file.ts'

export interface CardServerOptions {
  readonly card: string
  /** The folder that TFTP serves; absent: no TFTP. */
  readonly folder?: string
  readonly leaseSeconds?: number
}

const print = (value: unknown): void => console.log(JSON.stringify(value))

async function openFile(path: string): Promise<ReadableFile | null> {
  try {
    const handle = await open(path)
    return {
      sizeBytes: (await handle.stat()).size,
      readInto: async (target, offset) => (await handle.read(target, 0, target.length, offset)).bytesRead,
      close: () => handle.close(),
    }
  } catch {
    // For this server a file that cannot be opened does not exist.
    return null
  }
}

async function serve({ card: name, folder, leaseSeconds = 3600 }: CardServerOptions): Promise<void> {
  const network = createSystemNetwork()
  const record = (fact: object): void => print(fact)
  const port = await network.openCardPort({ card: name, port: 67 })
  const card = network.cards().find(candidate => candidate.name === name)!
  const subnet = { address: port.address, prefixLength: card.prefixLength! }
  const leases = createMemoryLeaseStore()
  const stages = createServerStages({
    ...PLAIN_SERVER_MODE,
    subnet,
    range: defaultRange(subnet)!,
    leaseSeconds,
    leases,
    record,
  })
  createDhcpServer({ port, clock: systemClock, stages: stages.dhcp, leases, log: print })
  if (folder !== undefined) {
    createTftpServer({
      listenPort: await network.openAddressPort({ address: port.address, port: 69 }),
      openTransferPort: () => network.openBurstPort({ address: port.address }),
      files: file => openFile(join(folder, file)),
      clock: systemClock,
      record,
      whoIs: () => null,
      log: print,
    })
  }
  print({ ready: true })
}

serve(JSON.parse(process.argv[2]!) as CardServerOptions).catch((error: unknown) => {
  print({
    error:
      error instanceof SlipwayError ? { code: error.code, params: error.params } : { detail: String(error) },
  })
  process.exitCode = 1
})
