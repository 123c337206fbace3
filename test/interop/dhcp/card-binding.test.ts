import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCardWire, type CardWire } from '../../support/card-wire.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['udhcpc', 'dnsmasq-base']))

describe.skipIf(reason !== null)(nameWith('a DHCP server on another card', reason), () => {
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

  it('of libvirt (bound to its bridge) is no conflict, in either order, and each answers on its card', async () => {
    const dnsmasq = startDnsmasq('--interface=virbr0', '--except-interface=lo', '--bind-dynamic')
    await expect.poll(holders, { timeout: 10_000 }).toBe(1)
    expect(await wire.startServers()).toEqual({ ready: true })
    expect(await holders()).toBe(2)
    const client = wire.client.start(['busybox', 'udhcpc', '-i', 'cli0', '-f', '-q', '-n', '-s', '/bin/true'])
    expect((await client.exited).code).toBe(0)
    expect((await wire.waitForFact('dhcp.acknowledged'))['address']).toBe('10.99.0.100')
    expect(dnsmasq.output()).not.toContain('DHCPDISCOVER')

    // The other way round: Slipway's port must not keep libvirt from starting its network.
    await dnsmasq.stop()
    startDnsmasq('--interface=virbr0', '--except-interface=lo', '--bind-dynamic')
    await expect.poll(holders, { timeout: 10_000 }).toBe(2)
  })

  it('alone answers on its card: Slipway does not even see a request there', async () => {
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

describe.skipIf(reason !== null)(nameWith('the cards of a computer', reason), () => {
  let wire: CardWire
  beforeEach(async () => {
    wire = await openCardWire()
  })
  afterEach(() => wire.remove())

  it.each([
    ['a card that is not there', 'nowhere0', 'card-not-found'],
    ['a card without an address', 'bare0', 'card-without-address'],
  ])('refuse the port of %s with the reason', async (_, card, code) => {
    await wire.server.addBridge('bare0')
    expect(await wire.startServers({ card })).toMatchObject({ error: { code, params: { card } } })
  })

  it('refuse a port below 1024 to a user without the right to it', async () => {
    await wire.server.run('sysctl', '-qw', 'net.ipv4.ip_unprivileged_port_start=1024')
    const script = new URL('../../support/card-server.ts', import.meta.url).pathname
    const child = wire.server.start([
      'setpriv',
      // Root without this one capability: any other user might not be able to read the project's folder.
      '--bounding-set=-net_bind_service',
      '--',
      process.execPath,
      script,
      '{"card":"srv0"}',
    ])
    await child.exited
    expect(child.output()).toContain('"code":"permission-denied"')
  })

  it('are watched: an address and a cable that come and go are reported', async () => {
    const module = new URL('../../../electron/engine/net/system-network.ts', import.meta.url).href
    const program = `
      import { createSystemNetwork } from ${JSON.stringify(module)}
      const tell = cards => console.log(JSON.stringify(cards.map(({ name, address, hasLink }) => [name, address, hasLink])))
      const network = createSystemNetwork({ watchIntervalMs: 50 })
      network.watchCards(tell)
      tell(network.cards())
      setInterval(() => undefined, 1000)`
    const watcher = wire.server.start([process.execPath, '--input-type=module', '-e', program])
    const told = (line: string) => watcher.waitForLine(line, printed => printed === line, 15_000)
    await told('[["srv0","10.99.0.1",true]]')
    await wire.client.run('ip', 'link', 'set', 'cli0', 'down')
    await told('[["srv0","10.99.0.1",false]]')
    await wire.client.run('ip', 'link', 'set', 'cli0', 'up')
    await wire.server.run('ip', 'address', 'del', '10.99.0.1/24', 'dev', 'srv0')
    await told('[["srv0",null,true]]')
  })
})
