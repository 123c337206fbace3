import { chmod, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCardWire, type CardWire } from '../../support/card-wire.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['udhcpc', 'dnsmasq-base']))

/** Configures the card as udhcpc's own script does, but leaves the computer's resolv.conf alone. */
const SCRIPT = `#!/bin/sh
echo "$1 $ip $mask $router $dns $lease"
[ "$1" = bound ] && ip addr add "$ip/$mask" dev "$interface"
exit 0
`

describe.skipIf(reason !== null)(nameWith('udhcpc', reason), () => {
  let wire: CardWire
  const script = join(tmpdir(), `slipway-udhcpc-${process.pid}.sh`)

  beforeEach(async () => {
    wire = await openCardWire()
    await writeFile(script, SCRIPT)
    await chmod(script, 0o755)
  })
  afterEach(async () => {
    await wire.remove()
    await rm(script, { force: true })
  })

  const startClient = (...args: string[]) =>
    wire.client.start(['busybox', 'udhcpc', '-i', 'cli0', '-f', '-s', script, '-t', '5', '-T', '1', ...args])

  it('gets an address, mask and lease, and no gateway that nobody configured', async () => {
    expect(await wire.startServers()).toEqual({ ready: true })
    const client = startClient('-q', '-n')
    const bound = await client.waitForLine('bound', line => line.startsWith('bound'), 15_000)
    expect(bound.trim()).toBe('bound 10.99.0.100 24   3600')
    expect((await client.exited).code).toBe(0)
    expect(wire.facts.map(({ kind }) => kind)).toEqual([
      undefined,
      'dhcp.discovered',
      'dhcp.offered',
      'dhcp.acknowledged',
    ])
  })

  it('keeps it: renews by unicast before the lease ends, and releases it in the end', async () => {
    await wire.startServers({ leaseSeconds: 10 })
    const client = startClient('-R')
    await client.waitForLine('a renewal', line => line.startsWith('renew 10.99.0.100'), 30_000)
    const acknowledged = wire.facts.filter(({ kind }) => kind === 'dhcp.acknowledged')
    expect(acknowledged.map(({ address }) => address)).toEqual(['10.99.0.100', '10.99.0.100'])
    expect(wire.facts.filter(({ kind }) => kind === 'dhcp.discovered')).toHaveLength(1)
    await client.stop()
    expect(await wire.waitForFact('dhcp.released')).toMatchObject({ address: '10.99.0.100' })
  })

  it('is offered the same address whatever client identifier it sends', async () => {
    await wire.startServers()
    for (const identifier of [[], ['-C'], ['-x', '0x3d:ff00112233445566']]) {
      const client = startClient('-q', '-n', ...identifier)
      await client.waitForLine('bound', line => line.startsWith('bound 10.99.0.100'), 15_000)
      await client.exited
    }
  })
})

describe.skipIf(reason !== null)(nameWith('a DHCP server of another card', reason), () => {
  let wire: CardWire
  beforeEach(async () => {
    wire = await openCardWire()
    await wire.server.addBridge('virbr0', '192.168.122.1/24')
  })
  afterEach(() => wire.remove())

  const startDnsmasq = (...args: string[]) =>
    wire.server.start([
      'dnsmasq',
      '--no-daemon',
      '--conf-file=/dev/null',
      '--port=0',
      '--log-facility=-',
      '--log-dhcp',
      '--dhcp-leasefile=/dev/null',
      '--dhcp-range=192.168.122.2,192.168.122.254',
      ...args,
    ])
  const holders = async () =>
    (await wire.server.run('ss', '-ulnH', 'sport', '=', ':67')).trim().split('\n').length

  it('as libvirt runs it (bound to its bridge) is no conflict, in either order, and each answers its own card', async () => {
    const dnsmasq = startDnsmasq('--interface=virbr0', '--except-interface=lo', '--bind-dynamic')
    await expect.poll(holders, { timeout: 10_000 }).toBe(1)
    expect(await wire.startServers()).toEqual({ ready: true })
    expect(await holders()).toBe(2)
    const client = wire.client.start(['busybox', 'udhcpc', '-i', 'cli0', '-f', '-q', '-n', '-s', '/bin/true'])
    expect((await client.exited).code).toBe(0)
    expect((await wire.waitForFact('dhcp.acknowledged'))['address']).toBe('10.99.0.100')
    expect(dnsmasq.output()).not.toContain('DHCPDISCOVER')

    // The other way round: our port must not keep libvirt from starting its network.
    await dnsmasq.stop()
    startDnsmasq('--interface=virbr0', '--except-interface=lo', '--bind-dynamic')
    await expect.poll(holders, { timeout: 10_000 }).toBe(2)
  })

  it('is the one that answers its card: a request there is not even seen by us', async () => {
    await wire.server.addCable('srv1', wire.client, 'cli1')
    await wire.server.addToBridge('srv1', 'virbr0')
    startDnsmasq('--interface=virbr0', '--except-interface=lo', '--bind-dynamic')
    await expect.poll(holders, { timeout: 10_000 }).toBe(1)
    await wire.startServers()
    const client = wire.client.start(['busybox', 'udhcpc', '-i', 'cli1', '-f', '-q', '-n', '-s', '/bin/true'])
    expect((await client.exited).code).toBe(0)
    expect(client.output()).toContain('192.168.122.')
    expect(wire.facts).toEqual([{ ready: true }])
  })

  it('that is bound to no card holds the port, and is named', async () => {
    const dnsmasq = startDnsmasq()
    await expect.poll(holders, { timeout: 10_000 }).toBe(1)
    const { error } = (await wire.startServers()) as { error: { code: string; params: object } }
    expect(error).toMatchObject({
      code: 'port-in-use',
      params: { protocol: 'udp', port: 67, holder: 'dnsmasq' },
    })
    expect(dnsmasq.output()).toContain('DHCP')
  })
})

describe.skipIf(reason !== null)(nameWith('opening the port of a card', reason), () => {
  let wire: CardWire
  beforeEach(async () => {
    wire = await openCardWire()
  })
  afterEach(() => wire.remove())

  it.each([
    ['a card that is not there', 'nowhere0', 'card-not-found'],
    ['a card without an address', 'bare0', 'card-without-address'],
  ])('of %s fails with its reason', async (_, card, code) => {
    await wire.server.addBridge('bare0')
    expect(await wire.startServers({ card })).toMatchObject({ error: { code, params: { card } } })
  })

  it('without the right to port 67 says which', async () => {
    await wire.server.run('sysctl', '-qw', 'net.ipv4.ip_unprivileged_port_start=1024')
    const script = new URL('../../support/card-server.ts', import.meta.url).pathname
    const child = wire.server.start([
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      '--',
      process.execPath,
      script,
      '{"card":"srv0"}',
    ])
    await child.exited
    expect(child.output()).toContain('"code":"permission-denied"')
  })
})
