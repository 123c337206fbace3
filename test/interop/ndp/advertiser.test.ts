import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { createNamespace, type Namespace } from '../../support/namespace.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { unpackedProgram } from '../../support/unpacked-program.ts'

const RUNNER = fileURLToPath(new URL('../../support/card-advertiser.ts', import.meta.url))
const reason = await firstReason(needNamespaces, () => needPackages(['ndisc6']))
const radvd = reason === null ? await unpackedProgram('radvd', 'usr/sbin/radvd') : null

/** Duplicate address detection takes more than a second; until then a card has no address to send from. */
async function waitForLinkLocal(namespace: Namespace, card: string): Promise<void> {
  for (;;) {
    const text = await namespace.run('ip', '-6', 'address', 'show', 'dev', card, 'scope', 'link')
    if (text.includes('fe80') && !text.includes('tentative')) return
  }
}

describe.skipIf(reason !== null)(nameWith('router advertisements on a card', reason), () => {
  let server: Namespace
  let client: Namespace
  let clientMac: string

  beforeEach(async () => {
    server = await createNamespace()
    client = await createNamespace()
    await server.addCable('srv0', client, 'cli0')
    clientMac = (await client.run('cat', '/sys/class/net/cli0/address')).trim()
    await waitForLinkLocal(server, 'srv0')
    await waitForLinkLocal(client, 'cli0')
  })
  afterEach(async () => {
    await client.remove()
    await server.remove()
  })

  const start = async (bootingMac: string) => {
    const child = server.start([process.execPath, RUNNER, 'srv0', bootingMac])
    const first = await child.waitForLine('a first line', line => line.startsWith('{'), 15_000)
    return { child, first: JSON.parse(first) as Record<string, unknown> }
  }
  /** The first advertisement as rdisc6 prints it; rejects when none comes. */
  const solicit = (waitMs: number) => client.run('rdisc6', '-1', '-r', '1', '-w', String(waitMs), 'cli0')

  it('answer a booting machine without any settings', async () => {
    await start(clientMac)
    const heard = await solicit(5000)
    expect(heard).toMatch(/Hop limit +: +undefined/)
    expect(heard).toMatch(/Stateful address conf\. +: +No/)
    expect(heard).toMatch(/Stateful other conf\. +: +No/)
    expect(heard).toMatch(/Router lifetime +: +0 /)
    expect(heard).not.toMatch(/Prefix/)
    // The machine adopted nothing from it: neither a route nor an address.
    expect(await client.run('ip', '-6', 'route', 'show', 'default')).toBe('')
    expect(await client.run('ip', '-6', 'address', 'show', 'dev', 'cli0', 'scope', 'global')).toBe('')
  })

  it('are not sent to other machines', async () => {
    const { child } = await start('52:54:00:00:00:01')
    await expect(solicit(1500)).rejects.toThrow()
    expect(child.output()).not.toContain('answered')
  })

  it.skipIf(radvd === null)(
    nameWith('end when there is a real router', radvd === null ? 'no radvd' : null),
    async () => {
      const router = await createNamespace()
      try {
        await server.addBridge('br0')
        await server.addToBridge('srv0', 'br0')
        await server.addCable('srv1', router, 'rtr0')
        await server.addToBridge('srv1', 'br0')
        await router.run('sysctl', '-qw', 'net.ipv6.conf.all.forwarding=1')
        await router.addAddress('rtr0', '2001:db8:77::1/64')
        await waitForLinkLocal(router, 'rtr0')
        await waitForLinkLocal(server, 'br0')
        const configuration = join(await temporaryFolder(), 'radvd.conf')
        await writeFile(
          configuration,
          'interface rtr0 { AdvSendAdvert on; MinRtrAdvInterval 600; MaxRtrAdvInterval 1800;\n' +
            'prefix 2001:db8:77::/64 {}; };\n',
        )
        router.start([radvd ?? '', '-n', '-m', 'stderr', '-C', configuration, '-p', `${configuration}.pid`])
        const child = server.start([process.execPath, RUNNER, 'br0', clientMac])
        await child.waitForLine('it heard the router', line => line.includes('"router"'), 15_000)
        expect(await solicit(5000)).toContain('2001:db8:77::/64')
        expect(child.output()).not.toContain('answered')
      } finally {
        await router.remove()
      }
    },
  )

  it('are unavailable on a card without IPv6, and Slipway says so', async () => {
    await server.run('sysctl', '-qw', 'net.ipv6.conf.srv0.disable_ipv6=1')
    expect((await start(clientMac)).first).toEqual({
      error: {
        code: 'card-binding-unavailable',
        card: 'srv0',
        reasonCode: 'ipv6-off',
      },
    })
  })

  it('are unavailable without the right to a raw socket, and Slipway says so', async () => {
    const child = server.start([
      ...['setpriv', '--bounding-set', '-net_raw', '--inh-caps', '-net_raw'],
      ...[process.execPath, RUNNER, 'srv0', clientMac],
    ])
    const first = await child.waitForLine('a first line', line => line.startsWith('{'), 15_000)
    expect(first).toContain('"reasonCode":"socket-refused","errno":1')
  })
})
