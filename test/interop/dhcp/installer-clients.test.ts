import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCardWire, type CardWire } from '../../support/card-wire.ts'
import type { Child } from '../../support/child.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['isc-dhcp-client', 'dhcpcd-base']))

/** The script that both clients call at every step, with the same variable names. */
const SCRIPT = `#!/bin/sh
echo "STEP $reason $new_ip_address"
case "$reason" in
  BOUND|RENEW|REBIND|REBOOT) ip address replace "$new_ip_address/24" dev "$interface" ;;
  PREINIT) ip link set "$interface" up ;;
  RELEASE|EXPIRE) ip address flush dev "$interface" ;;
esac
exit 0
`
/** Retries every other second, so that a rebinding falls between T2 and the end of a short lease. */
const DHCLIENT_CONF = 'initial-interval 1;\nbackoff-cutoff 2;\n'
const LEASE_SECONDS = 24
const SERVER_MAC_NOBODY_HAS = '02:00:00:00:00:99'

interface Installer {
  readonly name: string
  start(wire: CardWire, folder: string): Child
  release(wire: CardWire, folder: string, client: Child): Promise<unknown>
}

const dhclientFiles = (folder: string) => [
  ...['-lf', join(folder, 'leases'), '-pf', join(folder, 'pid')],
  ...['-sf', join(folder, 'script'), '-cf', join(folder, 'dhclient.conf')],
]
const INSTALLERS: readonly Installer[] = [
  {
    name: 'dhclient',
    start: (wire, folder) =>
      wire.client.start(['dhclient', '-4', '-d', '-v', ...dhclientFiles(folder), 'cli0']),
    release: (wire, folder) => wire.client.run('dhclient', '-4', '-r', ...dhclientFiles(folder), 'cli0'),
  },
  {
    name: 'dhcpcd',
    start: (wire, folder) =>
      wire.client.start([
        // Its lease and its sockets are at fixed paths: it gets empty folders there.
        ...['unshare', '--mount', 'sh', '-c'],
        'mount -t tmpfs none /var/lib/dhcpcd && mount -t tmpfs none /run && exec "$@"',
        ...['sh', 'dhcpcd', '--nobackground', '--ipv4only', '--noarp', '--noipv4ll', '--debug'],
        ...['--config', '/dev/null', '--script', join(folder, 'script'), 'cli0'],
      ]),
    release: (_wire, _folder, client) => client.stop('SIGALRM', 5000),
  },
]

describe.skipIf(reason !== null)(nameWith("the DHCP clients of installers' systems", reason), () => {
  it.concurrent.each(INSTALLERS)('$name gets, renews, rebinds and releases', async installer => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-client-'))
    const wire = await openCardWire()
    try {
      await writeFile(join(folder, 'script'), SCRIPT)
      await chmod(join(folder, 'script'), 0o755)
      await writeFile(join(folder, 'dhclient.conf'), DHCLIENT_CONF)
      await writeFile(join(folder, 'leases'), '')
      await wire.startServers({ leaseSeconds: LEASE_SECONDS })
      const client = installer.start(wire, folder)
      const step = (name: string) =>
        client.waitForLine(name, line => line.trim() === `STEP ${name} 10.99.0.100`, 60_000)
      const acknowledged = () => wire.facts.filter(({ kind }) => kind === 'dhcp.acknowledged').length
      await step('BOUND')
      await step('RENEW')
      // Unicast no longer arrives: the client has to broadcast.
      const neighbour = ['10.99.0.1', 'lladdr', SERVER_MAC_NOBODY_HAS, 'dev', 'cli0', 'nud', 'permanent']
      await wire.client.run('ip', 'neighbour', 'replace', ...neighbour)
      await expect.poll(acknowledged, { timeout: 60_000 }).toBe(3)
      await wire.client.run('ip', 'neighbour', 'del', '10.99.0.1', 'dev', 'cli0')
      await installer.release(wire, folder, client)
      expect(await wire.waitForFact('dhcp.released')).toMatchObject({ address: '10.99.0.100' })
      const discovered = wire.facts.filter(({ kind }) => kind === 'dhcp.discovered')
      expect(discovered, 'the lease was never lost on the way').toHaveLength(1)
    } finally {
      await wire.remove()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
