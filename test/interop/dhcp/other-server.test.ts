import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { createNamespace, type Namespace } from '../../support/namespace.ts'
import { createSlipway, type Slipway } from '../../support/slipway.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['dnsmasq-base']))

describe.skipIf(reason !== null)(nameWith('serve --dhcp auto', reason), () => {
  let folder: string
  let ours: Namespace
  let theirs: Namespace
  let slipway: Slipway

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-rival-'))
    ours = await createNamespace()
    theirs = await createNamespace()
    await ours.addCable('srv0', theirs, 'lan0')
    await ours.addAddress('srv0', '10.99.0.1/24')
    await theirs.addAddress('lan0', '10.99.0.254/24')
    slipway = await createSlipway(join(folder, 'data'))
  })
  afterEach(async () => {
    await ours?.remove()
    await theirs?.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const startRouter = async (): Promise<void> => {
    theirs.start([
      ...['dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null', '--port=0'],
      ...[
        '--interface=lan0',
        '--bind-interfaces',
        '--dhcp-range=10.99.0.10,10.99.0.20,1h',
        '--dhcp-authoritative',
      ],
      ...[`--dhcp-leasefile=${join(folder, 'router.leases')}`, '--user=root'],
    ])
    await expect.poll(() => theirs.run('ss', '-ulnH', 'sport = :67')).toContain('lan0:67')
  }

  it('finds the router that hands out addresses, names it, and starts nothing', async () => {
    await startRouter()
    await expect(slipway.serve(ours, ['--nic', 'srv0', '--dhcp', 'auto'])).rejects.toThrow(
      /Another DHCP server answers here: 10\.99\.0\.254/,
    )
    const listening = await ours.run('ss', '-tulnH')
    expect(listening.trim()).toBe('')
  })

  it('serves where nobody answers', async () => {
    const server = await slipway.serve(ours, ['--nic', 'srv0', '--dhcp', 'auto'])
    expect(server.serving).toMatchObject({
      dhcp: 'server',
      range: { first: '10.99.0.100', last: '10.99.0.199' },
    })
    expect(await server.stop()).toBe(0)
  })

  it('serves beside another server when told to by name', async () => {
    await startRouter()
    const server = await slipway.serve(ours, ['--nic', 'srv0', '--dhcp', 'server'])
    expect(await server.stop()).toBe(0)
  })
})
