/**
 * A DHCP server in server mode, with real stores, as a separate process on a loopback port: it replies to every
 * request at the sender's address.
 *
 *     node test/support/lease-server.ts DATA_FOLDER
 *
 * Prints `{"port":N}`, then a line for every problem. On its standard input `fill` fills the data folder's
 * disk, and `free` frees the space.
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Ipv4 } from '#contract/address.ts'
import { systemClock } from '#engine/base/clock.ts'
import { createServerStages } from '#engine/protocols/dhcp/server-stages.ts'
import { createDhcpServer } from '#engine/protocols/dhcp/server.ts'
import { createSystemNetwork } from '#engine/net/system-network.ts'
import { openStores } from '#engine/store/open-stores.ts'
import { PLAIN_SERVER_MODE } from './plain-server-mode.ts'

const [dataFolder = '.'] = process.argv.slice(2)
const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

const { leases } = openStores(
  dataFolder,
  new URL('../../electron/engine/store/checkpoint-worker.ts', import.meta.url),
)
const port = await createSystemNetwork().openAddressPort({ address: '127.0.0.1' as Ipv4, port: 0 })
const stages = createServerStages({
  ...PLAIN_SERVER_MODE,
  subnet: { address: '10.99.0.1' as Ipv4, prefixLength: 16 },
  range: { first: '10.99.1.0' as Ipv4, last: '10.99.40.255' as Ipv4 },
  leases,
})
createDhcpServer({
  port,
  clock: systemClock,
  stages: stages.dhcp,
  replyTo: (_, from) => from,
  leases,
  log: print,
})
print({ port: port.port })

const ballast = join(dataFolder, 'ballast')
createInterface({ input: process.stdin }).on('line', line => {
  if (line === 'fill') fill()
  else rmSync(ballast)
  print({ done: line })
})

function fill(): void {
  const fd = openSync(ballast, 'w')
  try {
    for (;;) writeSync(fd, new Uint8Array(4096))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(fd)
  }
}
