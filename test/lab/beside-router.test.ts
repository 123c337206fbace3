import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { bootInLab, eventsOf, importTestIso, onlyBootOf } from '../support/lab-boot.ts'
import { addLabRouter, LAB_ROUTER, type LabRouter } from '../support/lab-router.ts'
import { LAB_CARD, needLab, openLab, type Lab } from '../support/lab.ts'
import type { Firmware } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import type { TestIso } from '../support/test-iso.ts'

const COMPUTERS: readonly { firmware: Firmware; mac: string; loads: string | null }[] = [
  { firmware: 'bios', mac: '52:54:00:aa:01:01', loads: null },
  { firmware: 'ovmf', mac: '52:54:00:aa:01:02', loads: 'snponly.efi' },
]
const reason = await firstReason(needLab, () => needPackages(['dnsmasq-base']))

describe.skipIf(reason !== null)(
  nameWith('on a network with a router that only assigns addresses', reason),
  () => {
    let lab: Lab
    let router: LabRouter
    let iso: TestIso
    let server: SlipwayServer

    beforeAll(async () => {
      lab = await openLab()
      router = await addLabRouter(lab)
      await router.serve()
      iso = await importTestIso(lab)
      server = await lab.slipway.serve(lab.namespace, ['--nic', LAB_CARD, '--dhcp', 'auto'])
      expect(server.serving).toMatchObject({ dhcp: 'proxy', otherServer: LAB_ROUTER })
    })

    afterAll(async () => {
      await router?.remove()
      await lab?.close()
    })

    it.each(COMPUTERS)(
      'a $firmware machine boots with an address of the router',
      async ({ loads, ...computer }) => {
        await bootInLab({ lab, iso, nic: 'virtio-net-pci', ...computer })

        const events = eventsOf(server, computer.mac)
        const kinds = events.map(({ event }) => event)
        // The router pings an address before it offers it, and the machine may retry meanwhile.
        expect([...new Set(kinds)].slice(0, 3)).toEqual([
          'dhcp.discovered',
          'dhcp.proxy-offered',
          'dhcp.foreign-address',
        ])
        expect(kinds).toEqual(expect.arrayContaining(['menu.served', 'entry.chosen', 'machine.reported']))
        for (const ours of ['dhcp.offered', 'dhcp.acknowledged', 'dhcp.proxy-failed'])
          expect(kinds).not.toContain(ours)
        const loaded = events.filter(({ event }) => event === 'tftp.finished').map(event => event['file'])
        expect(loaded, 'TFTP requests are known for this machine').toEqual(loads === null ? [] : [loads])

        const boot = await onlyBootOf(lab, computer.mac)
        const addressed = boot.stages.find(({ id }) => id === 'addressed')
        expect(addressed).toMatchObject({ state: 'done', facts: { server: LAB_ROUTER, address: boot.ip } })
        expect(boot.ip).toMatch(/^10\.77\.0\.(2\d|3\d|40)$/)
        expect(boot.stages.find(({ id }) => id === 'kernel')?.state).toBe('done')
      },
    )

    it('stops on request', async () => {
      expect(await server.stop()).toBe(0)
    })
  },
)
