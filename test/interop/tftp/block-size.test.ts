import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { createNamespace, type Namespace } from '../../support/namespace.ts'
import { createSlipway, type Slipway } from '../../support/slipway.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['atftp', 'netbase']))

describe.skipIf(reason !== null)(nameWith('TFTP block size on a real card', reason), () => {
  const program = randomBytes(500_000)
  let folder: string
  let server: Namespace
  let client: Namespace
  let slipway: Slipway

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-blksize-'))
    server = await createNamespace()
    client = await createNamespace()
    await server.addCable('card0', client, 'card0')
    await server.addAddress('card0', '10.98.0.1/24')
    await client.addAddress('card0', '10.98.0.2/24')
    await mkdir(join(folder, 'data', 'boot-programs'), { recursive: true })
    await writeFile(join(folder, 'data', 'boot-programs', 'program.bin'), program)
    slipway = await createSlipway(join(folder, 'data'))
  })
  afterAll(async () => {
    await client.remove()
    await server.remove()
    await rm(folder, { recursive: true })
  })

  /** Serves, fetches with the largest possible block, and returns the negotiated size. */
  async function agreedBlksize(...options: readonly string[]): Promise<number> {
    const running = await slipway.serve(server, ['--nic', 'card0', '--dhcp', 'off', ...options])
    const into = join(folder, 'fetched')
    const ask = ['--option', 'blksize 65464', '--option', 'windowsize 4']
    await client.run('atftp', ...ask, '-g', '-r', 'program.bin', '-l', into, '10.98.0.1')
    expect(Buffer.compare(await readFile(into), program)).toBe(0)
    await running.stop()
    const started = running.events.find(({ event }) => event === 'tftp.started')
    return Number(started?.['blksize'])
  }

  it('is what Ethernet carries in one packet', async () => {
    expect(await agreedBlksize()).toBe(1468)
  })

  it('follows the MTU of the card', async () => {
    for (const place of [server, client]) await place.run('ip', 'link', 'set', 'card0', 'mtu', '4000')
    expect(await agreedBlksize()).toBe(3968)
    for (const place of [server, client]) await place.run('ip', 'link', 'set', 'card0', 'mtu', '1500')
  })

  it('is larger, in fragments, if the user allows it', async () => {
    expect(await agreedBlksize('--tftp-blksize', '16384')).toBe(16_384)
  })
})
