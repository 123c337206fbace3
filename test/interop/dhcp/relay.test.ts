import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { label } from '../../support/label.ts'
import type { Namespace } from '../../support/namespace.ts'
import { openRelayedNetwork, startRelay, type Relay, type RelayedNetwork } from '../../support/relay.ts'
import { createSlipway, type Slipway } from '../../support/slipway.ts'

const reason = await firstReason(needNamespaces, () =>
  needPackages(['dnsmasq-base', 'isc-dhcp-relay', 'udhcpc', 'dhcpcd-base']),
)

/** Applies the settings that it received, as a device does, and prints them. */
const SETTLING_SCRIPT = `#!/bin/sh
case "$1" in
  bound|renew)
    ip address replace "$ip/24" dev "$interface"
    [ -n "$router" ] && ip route replace default via "$router"
    echo "$1 $ip $router" ;;
esac
`

describe.skipIf(reason !== null)(nameWith('behind a DHCP relay', reason), () => {
  let folder: string
  let network: RelayedNetwork
  let device: Namespace
  let slipway: Slipway

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-relay-'))
    network = await openRelayedNetwork()
    device = network.device
    slipway = await createSlipway(join(folder, 'data'))
  })
  afterEach(async () => {
    await network?.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const ask = async (): Promise<string> => {
    const client = device.start([
      ...['busybox', 'udhcpc', '-i', 'cli0', '-f', '-q', '-n', '-t', '4', '-T', '2'],
      // Prints the settings it received, and applies none.
      ...['-s', network.printer],
    ])
    await client.exited
    return client.output()
  }

  it.each<Relay>(['dnsmasq', 'dhcrelay'])('by %s a device gets an address of its segment', async relay => {
    await startRelay(network, relay)
    const server = await slipway.serve(network.server, [
      ...['--nic', 'srv0', '--dhcp', 'server'],
      ...['--segment', '10.20.0.0/24=10.20.0.100-10.20.0.199,gateway=10.20.0.1'],
    ])
    expect(await ask()).toContain('bound 10.20.0.100 255.255.255.0 10.20.0.1')
    expect(server.events.map(({ event }) => event)).toEqual([
      'dhcp.discovered',
      'dhcp.offered',
      'dhcp.acknowledged',
    ])
    expect(await server.stop()).toBe(0)
  })

  it('a renewal by unicast, past the relay, leaves the device its default route', async () => {
    await startRelay(network, 'dnsmasq')
    const server = await slipway.serve(network.server, [
      ...['--nic', 'srv0', '--dhcp', 'server'],
      ...['--segment', '10.20.0.0/24=10.20.0.100-10.20.0.199'],
    ])
    const script = join(folder, 'settle.sh')
    await writeFile(script, SETTLING_SCRIPT)
    await chmod(script, 0o755)
    const client = device.start([
      ...['busybox', 'udhcpc', '-i', 'cli0', '-f', '-t', '4', '-T', '2', '-s', script],
    ])
    await client.waitForLine('bound', line => line === 'bound 10.20.0.100 10.20.0.1', 20_000)
    process.kill(client.pid, 'SIGUSR1')
    await client.waitForLine('renewed', line => line === 'renew 10.20.0.100 10.20.0.1', 20_000)
    await client.stop()
    expect(await server.stop()).toBe(0)
  })

  it('DHCPINFORM is answered to the device itself', async () => {
    await startRelay(network, 'dnsmasq')
    const server = await slipway.serve(network.server, [
      ...['--nic', 'srv0', '--dhcp', 'server', '--dns', '10.20.0.53'],
      ...['--segment', '10.20.0.0/24=10.20.0.100-10.20.0.199'],
    ])
    await device.addAddress('cli0', '10.20.0.9/24')
    await device.run('ip', 'route', 'add', 'default', 'via', '10.20.0.1')
    const client = device.start([
      ...['unshare', '--mount', 'sh', '-c'],
      'mount -t tmpfs none /var/lib/dhcpcd && mount -t tmpfs none /run && exec "$@"',
      ...['sh', 'dhcpcd', '--nobackground', '--ipv4only', '--noarp', '--debug'],
      ...['--config', '/dev/null', '--script', '/bin/true', '--nodev', '--inform=10.20.0.9/24', 'cli0'],
    ])
    await expect.poll(client.output, { timeout: 20_000 }).toContain('received approval for 10.20.0.9')
    await client.stop()
    expect(await server.stop()).toBe(0)
  })

  it('without a segment for it there is no reply, and the relay is named', async () => {
    await startRelay(network, 'dnsmasq')
    const server = await slipway.serve(network.server, ['--nic', 'srv0', '--dhcp', 'server'])
    expect(await ask()).not.toContain('bound')
    const refused = server.events.filter(({ event }) => event === 'dhcp.refused')
    expect(refused.map(event => event['reason'])).toEqual([
      label('reason.no-segment', { relay: '10.20.0.1' }),
    ])
    expect(await server.stop()).toBe(0)
  })
})
