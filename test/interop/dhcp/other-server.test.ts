import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Child } from '../../support/child.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { label, labelLike } from '../../support/label.ts'
import type { Namespace } from '../../support/namespace.ts'
import { startRouter } from '../../support/router.ts'
import { useSlipwayHost } from '../../support/slipway-host.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['dnsmasq-base', 'udhcpc']))

describe.skipIf(reason !== null)(
  nameWith('on a network with a router that assigns addresses', reason),
  () => {
    const host = useSlipwayHost()
    let theirs: Namespace
    let device: Namespace

    beforeEach(async () => {
      theirs = await host.lan.attach('lan0', '10.99.0.254/24')
      device = await host.lan.attach('cli0')
    })

    const router = (...extra: string[]): Promise<Child> =>
      startRouter(theirs, {
        card: 'lan0',
        range: '10.99.0.10,10.99.0.20,1h',
        leaseFile: join(host.folder, 'router.leases'),
        extra,
      })
    /** An ordinary device: the address it got, or null. */
    const getAddress = async (): Promise<string | null> => {
      const client = device.start([
        ...['busybox', 'udhcpc', '-i', 'cli0', '-f', '-q', '-n', '-t', '4', '-T', '2', '-s', '/bin/true'],
      ])
      await client.exited
      return /lease of ([\d.]+) obtained/.exec(client.output())?.[1] ?? null
    }

    it('auto finds it, names it, and leaves the addresses to it; an ordinary device gets nothing from Slipway', async () => {
      await router()
      const server = await host.slipway.serve(host.computer, ['--nic', 'srv0', '--dhcp', 'auto'])
      expect(server.serving).toMatchObject({
        dhcp: 'proxy',
        dhcpAsked: 'auto',
        otherServer: '10.99.0.254',
        range: null,
      })
      await expect
        .poll(() => server.output())
        .toContain(label('cli.serving.dhcp.proxy', { server: '10.99.0.254' }))
      expect(await getAddress()).toMatch(/^10\.99\.0\.1\d$|^10\.99\.0\.20$/)
      expect(server.events.map(({ event }) => event)).toEqual(['dhcp.other-server-seen'])
      expect(server.events[0]).toMatchObject({ server: '10.99.0.254', isConflict: false, mac: null })
      expect(
        (await host.computer.run('ss', '-ulnH')).split('\n').filter(line => line.includes(':4011')),
      ).toHaveLength(1)
      expect(await server.stop()).toBe(0)
      expect((await host.computer.run('ss', '-tulnH')).trim()).toBe('')
    })

    it('proxy alone assigns no addresses', async () => {
      const server = await host.slipway.serve(host.computer, ['--nic', 'srv0', '--dhcp', 'proxy'])
      expect(server.serving).toMatchObject({ dhcp: 'proxy', otherServer: null })
      expect(await getAddress()).toBeNull()
      expect(server.events).toEqual([])
      expect(await server.stop()).toBe(0)
    })

    it('auto assigns addresses itself if no server answers, and says so', async () => {
      const server = await host.slipway.serve(host.computer, ['--nic', 'srv0', '--dhcp', 'auto'])
      expect(server.serving).toMatchObject({
        dhcp: 'server',
        otherServer: null,
        range: { first: '10.99.0.100', last: '10.99.0.199' },
      })
      await expect
        .poll(() => server.output())
        .toContain(label('cli.serving.dhcp.server-alone', { first: '10.99.0.100', last: '10.99.0.199' }))
      expect(await getAddress()).toBe('10.99.0.100')
      expect(await server.stop()).toBe(0)
    })

    it('server mode stays on if it was requested, and a device that takes the other server causes a warning', async () => {
      const server = await host.slipway.serve(host.computer, [
        ...['--nic', 'srv0', '--dhcp', 'server', '--only', 'boot-clients'],
      ])
      await router()
      expect(await getAddress()).toMatch(/^10\.99\.0\.(1\d|20)$/)
      await expect
        .poll(() => server.events.find(({ event }) => event === 'dhcp.other-server-seen'))
        .toMatchObject({ server: '10.99.0.254', isConflict: true })
      await expect
        .poll(() => server.output())
        .toMatch(labelLike('cli.serving.dhcp.server-conflict', { server: '10.99.0.254' }))
      expect(await server.stop()).toBe(0)
    })

    it('does not assign addresses that are in use', async () => {
      await theirs.addAddress('lan0', '10.99.0.100/24')
      await theirs.addAddress('lan0', '10.99.0.101/24')
      const server = await host.slipway.serve(host.computer, ['--nic', 'srv0', '--dhcp', 'server'])
      expect(await getAddress()).toBe('10.99.0.102')
      const used = server.events.filter(({ event }) => event === 'dhcp.address-in-use')
      expect(used.map(event => event['address'])).toEqual(['10.99.0.100', '10.99.0.101'])
      expect(await server.stop()).toBe(0)
    })
  },
)
