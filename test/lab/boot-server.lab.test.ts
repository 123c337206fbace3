import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { bootInLab, eventsOf, importTestIso } from '../support/lab-boot.ts'
import { addLabRouter, type LabRouter } from '../support/lab-router.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import type { TestIso } from '../support/test-iso.ts'

const MAC = '52:54:00:aa:04:01'
const reason = await firstReason(needLab, () => needPackages(['dnsmasq-base']))

describe.skipIf(reason !== null)(
  nameWith('a machine that comes back without having loaded anything', reason),
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
      server = await lab.slipway.serve(lab.namespace, ['--nic', LAB_CARD, '--dhcp', 'proxy'])
    })

    afterAll(async () => {
      await router?.remove()
      await lab?.close()
    })

    it('is sent to port 4011, asks there, and boots', { timeout: 240_000 }, async () => {
      const [firmware, nic] = ['ovmf', 'virtio-net-pci'] as const
      const first = await startVirtualMachine({
        namespace: lab.namespace,
        tap: LAB_TAP,
        firmware,
        nic,
        mac: MAC,
      })
      try {
        const offers = () => eventsOf(server, MAC).filter(({ event }) => event === 'dhcp.proxy-offered')
        await expect.poll(offers, { timeout: 60_000, interval: 20 }).not.toEqual([])
      } finally {
        // Switched off before it requests its file.
        await first.stop()
      }
      expect(eventsOf(server, MAC).map(({ event }) => event)).not.toContain('tftp.probed')

      await bootInLab({ lab, iso, firmware, nic, mac: MAC })
      const events = eventsOf(server, MAC)
      const shapes = events.filter(({ event }) => event === 'dhcp.proxy-offered').map(event => event['shape'])
      expect(shapes).toContain('boot-server')
      expect(events.map(({ event }) => event)).toEqual(
        expect.arrayContaining([
          'dhcp.boot-server-answered',
          'tftp.finished',
          'menu.served',
          'machine.reported',
        ]),
      )
      expect(await server.stop()).toBe(0)
    })
  },
)
