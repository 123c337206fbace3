import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { bootInLab, eventsOf, importTestIso, stagesOf } from '../support/lab-boot.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { udpListener } from '../support/listening.ts'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import type { Firmware } from '../support/qemu.ts'
import type { TestIso } from '../support/test-iso.ts'

const COMPUTERS: readonly { firmware: Firmware; mac: string }[] = [
  { firmware: 'bios', mac: '52:54:00:aa:03:01' },
  { firmware: 'ovmf', mac: '52:54:00:aa:03:02' },
]
const reason = await firstReason(needLab, () => needPackages(['dnsmasq-base']))

describe.skipIf(reason !== null)(nameWith('behind a relay', reason), () => {
  let lab: Lab
  /** A router with the machines' network 10.88.0.0/24 on its other side, and a relay on it. */
  let router: Namespace
  let iso: TestIso

  beforeAll(async () => {
    lab = await openLab()
    router = await createNamespace()
    await router.addCable('up0', lab.namespace, 'toRouter')
    await lab.namespace.addToBridge('toRouter', LAB_CARD)
    await router.addAddress('up0', '10.77.0.2/24')
    await router.addBridge('down0', '10.88.0.1/24')
    await router.addTap(LAB_TAP, 'down0')
    await router.run('sysctl', '-qw', 'net.ipv4.ip_forward=1')
    await lab.namespace.run('ip', 'route', 'add', '10.88.0.0/24', 'via', '10.77.0.2')
    router.start([
      ...['dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null', '--port=0', '--user=root'],
      '--dhcp-relay=10.88.0.1,10.77.0.1',
    ])
    await udpListener(router, 67)
    iso = await importTestIso(lab)
  })

  afterAll(async () => {
    await router?.remove()
    await lab?.close()
  })

  it.each(COMPUTERS)(
    'a $firmware machine boots with an address of its network',
    { timeout: 240_000 },
    async computer => {
      const server = await lab.slipway.serve(lab.namespace, [
        ...['--nic', LAB_CARD, '--dhcp', 'server'],
        ...['--segment', '10.88.0.0/24=10.88.0.100-10.88.0.199,gateway=10.88.0.1'],
      ])
      try {
        await bootInLab({ lab, iso, nic: 'virtio-net-pci', namespace: router, ...computer })
        const given = eventsOf(server, computer.mac).filter(({ event }) => event === 'dhcp.acknowledged')
        expect(new Set(given.map(event => event['address'])).size).toBe(1)
        expect(given[0]?.['address']).toMatch(/^10\.88\.0\.1\d\d$/)
        expect(await stagesOf(lab, computer.mac)).toMatchObject({ addressed: 'done', kernel: 'done' })
      } finally {
        expect(await server.stop()).toBe(0)
      }
    },
  )
})
