import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { bootInLab, eventsOf, importTestIso } from '../support/lab-boot.ts'
import { addLabRouter, type LabRouter } from '../support/lab-router.ts'
import { LAB_CARD, needLab, openLab, type Lab } from '../support/lab.ts'
import type { TestIso } from '../support/test-iso.ts'

const MAC = '52:54:00:aa:02:01'
const reason = await firstReason(needLab, () => needPackages(['dnsmasq-base']))

describe.skipIf(reason !== null)(nameWith('UEFI HTTP Boot', reason), () => {
  let lab: Lab
  let router: LabRouter
  let iso: TestIso

  beforeEach(async () => {
    lab = await openLab()
    router = await addLabRouter(lab)
    iso = await importTestIso(lab)
  })

  afterEach(async () => {
    await router?.remove()
    await lab?.close()
  })

  it.each(['server', 'proxy'] as const)('boots in %s mode without TFTP', { timeout: 240_000 }, async mode => {
    if (mode === 'proxy') await router.serve()
    const server = await lab.slipway.serve(lab.namespace, ['--nic', LAB_CARD, '--dhcp', mode])
    await bootInLab({ lab, iso, firmware: 'ovmf-http', nic: 'virtio-net-pci', mac: MAC })

    const events = eventsOf(server, MAC)
    expect(events[0]).toMatchObject({ event: 'dhcp.discovered', arch: 'x64-uefi-http' })
    expect(events[1]).toMatchObject({
      event: mode === 'proxy' ? 'dhcp.proxy-offered' : 'dhcp.offered',
      bootFile: expect.stringMatching(/^http:\/\/10\.77\.0\.1:8080\/boot\/\w+\.efi$/) as string,
    })
    const kinds = events.map(({ event }) => event)
    expect(kinds).toEqual(expect.arrayContaining(['menu.served', 'entry.chosen', 'machine.reported']))
    expect(kinds).not.toContain('tftp.finished')
    expect(await server.stop()).toBe(0)
  })
})
