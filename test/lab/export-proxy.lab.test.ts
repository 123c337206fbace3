import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nginxProgram } from '../bench/nginx.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { startExportedServers } from '../support/exported-servers.ts'
import { bootInLab, importTestIso, LAB_ADDRESS } from '../support/lab-boot.ts'
import { addLabRouter, type LabRouter } from '../support/lab-router.ts'
import { LAB_CARD, needLab, openLab, type Lab } from '../support/lab.ts'
import type { TestIso } from '../support/test-iso.ts'

const BOOT_MS = 280_000
const nginx = await nginxProgram()
const reason = await firstReason(
  needLab,
  () => needPackages(['dnsmasq-base', 'curl']),
  async () => (nginx === null ? 'nginx cannot be fetched' : null),
)
const name = 'an exported set-up beside a router that hands out the addresses'

describe.skipIf(reason !== null)(nameWith(name, reason), () => {
  let lab: Lab
  let router: LabRouter
  let iso: TestIso
  let servers: Awaited<ReturnType<typeof startExportedServers>>

  beforeAll(async () => {
    lab = await openLab()
    router = await addLabRouter(lab)
    await router.serve()
    iso = await importTestIso(lab)
    const folder = join(lab.folder, 'export')
    const network = ['--address', `${LAB_ADDRESS}/24`, '--nic', LAB_CARD, '--dhcp', 'proxy']
    await lab.slipway.command('export', folder, ...network)
    await lab.namespace.run('dnsmasq', '--test', `--conf-file=${folder}/dnsmasq.conf`)
    const { namespace } = lab
    const url = `http://${LAB_ADDRESS}`
    servers = await startExportedServers({ namespace, folder, nginx: nginx ?? '', url, dhcp: 'dnsmasq' })
  }, BOOT_MS)

  afterAll(async () => {
    await router?.remove()
    await lab?.close()
  })

  it.each([
    { firmware: 'bios', mac: '52:54:00:ee:01:01', kind: 'bios' },
    { firmware: 'ovmf', mac: '52:54:00:ee:01:02', kind: 'x86_64' },
  ] as const)(
    'boots a machine with $firmware',
    async ({ firmware, mac, kind }) => {
      await bootInLab({ lab, iso, firmware, nic: 'virtio-net-pci', mac, waitMs: BOOT_MS - 60_000 })
      expect(await readFile(servers.accessLog, 'utf8')).toContain(`GET /ipxe/kind/${kind}/`)
      const said = servers.dnsmasq.output()
      expect(said).toContain(`PXE(${LAB_CARD})`)
      expect(said, "addresses are the router's").not.toContain('DHCPACK')
    },
    BOOT_MS,
  )
})
