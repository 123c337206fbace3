import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nginxProgram } from '../bench/nginx.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { startExportedServers } from '../support/exported-servers.ts'
import { LAB_CARD, needLab, openLab, type Lab } from '../support/lab.ts'
import { bootInLab, LAB_ADDRESS } from '../support/lab-boot.ts'
import { makeTestIso, type TestIso } from '../support/test-iso.ts'
import { unpackedProgram } from '../support/unpacked-program.ts'

const BOOT_MS = 280_000
const NETWORK = [
  ...['--address', `${LAB_ADDRESS}/24`, '--nic', LAB_CARD, '--range', '10.77.0.100-10.77.0.199'],
]
/** Its menu has only its entry, and its GRUB was built for it. */
const OWN_GRUB = '52:54:00:ee:00:03'
const RESERVED = '10.77.0.50'

const nginx = await nginxProgram()
const modules = await unpackedProgram('grub-efi-amd64-bin', 'usr/lib/grub/x86_64-efi/kernel.img')
const reason = await firstReason(
  needLab,
  () => needPackages(['dnsmasq-base', 'curl', 'kea-dhcp4-server', 'grub-common']),
  async () => (nginx === null ? 'nginx cannot be fetched' : null),
  async () => (modules === null ? "GRUB's modules cannot be fetched" : null),
)

interface House {
  readonly lab: Lab
  readonly iso: TestIso
  readonly entry: string
}

async function openHouse(): Promise<House> {
  const lab = await openLab()
  const iso = await makeTestIso({ path: join(lab.folder, 'test.iso'), extraArguments: 'slipway.mark=42' })
  const image = await lab.slipway.importIso(iso.path)
  const entry = image.entries[0]?.id ?? 'none'
  await lab.slipway.command('menu', 'set', '--default', entry, '--timeout', '1')
  return { lab, iso, entry }
}

describe.skipIf(reason !== null)(nameWith('an exported set-up, without Slipway', reason), () => {
  describe('dnsmasq and nginx', () => {
    let house: House
    let folder: string
    let servers: Awaited<ReturnType<typeof startExportedServers>>

    beforeAll(async () => {
      house = await openHouse()
      const { lab, entry } = house
      await lab.slipway.command(
        'boot-files',
        'grub',
        '--directory',
        dirname(modules ?? ''),
        '--name',
        'own-grub.efi',
      )
      await lab.slipway.command(
        ...['machine', 'set', OWN_GRUB, '--name', 'own grub', '--ip', RESERVED],
        ...['--entry', entry, '--next', 'always', '--loader', 'own-grub.efi'],
      )
      folder = join(lab.folder, 'export')
      await lab.slipway.command('export', folder, ...NETWORK)
      await lab.namespace.run('dnsmasq', '--test', `--conf-file=${folder}/dnsmasq.conf`)
      await lab.namespace.run(nginx ?? '', '-t', '-p', folder, '-c', 'nginx.conf')
      servers = await startExportedServers({
        ...{
          namespace: lab.namespace,
          folder,
          nginx: nginx ?? '',
          url: `http://${LAB_ADDRESS}`,
          dhcp: 'dnsmasq',
        },
      })
    }, BOOT_MS)
    afterAll(() => house?.lab.close())

    it.each([
      { firmware: 'bios', mac: '52:54:00:ee:00:01', loader: null, kind: 'bios' },
      { firmware: 'ovmf', mac: '52:54:00:ee:00:02', loader: 'snponly.efi', kind: 'x86_64' },
    ] as const)(
      'boot a machine with $firmware',
      async ({ firmware, mac, loader, kind }) => {
        const { lab, iso, entry } = house
        await bootInLab({ lab, iso, firmware, nic: 'virtio-net-pci', mac, waitMs: BOOT_MS - 60_000 })
        const log = await readFile(servers.accessLog, 'utf8')
        expect(log).toContain(`GET /ipxe/kind/${kind}/entry/${entry}.ipxe`)
        expect(log).toContain('GET /iso/test/boot/vmlinuz')
        if (loader !== null) expect(servers.dnsmasq.output()).toContain(`${folder}/files/${loader}`)
      },
      BOOT_MS,
    )

    it(
      'start a machine from its separate GRUB, at its reserved address',
      async () => {
        const { lab, iso } = house
        await bootInLab({
          lab,
          iso,
          firmware: 'ovmf',
          nic: 'virtio-net-pci',
          mac: OWN_GRUB,
          waitMs: BOOT_MS - 60_000,
        })
        const said = servers.dnsmasq.output()
        expect(said).toContain(`DHCPACK(${LAB_CARD}) ${RESERVED} ${OWN_GRUB}`)
        expect(said).toContain(`${folder}/files/own-grub.efi`)
        expect(said).toContain(`${folder}/files/grub/grub.cfg-01-${OWN_GRUB.replaceAll(':', '-')}`)
        expect(said).toContain(`${folder}/files/iso/test/boot/initrd.img to ${RESERVED}`)
      },
      BOOT_MS,
    )
  })

  describe('Kea, dnsmasq for TFTP, and nginx', () => {
    let house: House
    afterAll(() => house?.lab.close())

    it(
      'boot a machine with ovmf, which Kea gives its reserved address',
      async () => {
        house = await openHouse()
        const { lab, iso } = house
        const mac = '52:54:00:ee:00:04'
        await lab.slipway.command('machine', 'set', mac, '--name', 'reserved', '--ip', RESERVED)
        const folder = join(lab.folder, 'export')
        await lab.slipway.command('export', folder, '--for', 'kea', ...NETWORK)
        const file = join(folder, 'kea-dhcp4.conf')
        await lab.namespace.run('kea-dhcp4', '-t', file)
        // Its default paths belong to this computer's own server.
        const configuration = JSON.parse(await readFile(file, 'utf8')) as { Dhcp4: Record<string, unknown> }
        const leases = join(lab.folder, 'leases.csv')
        configuration.Dhcp4['lease-database'] = { type: 'memfile', persist: true, name: leases }
        await writeFile(file, JSON.stringify(configuration))
        await startExportedServers({
          ...{
            namespace: lab.namespace,
            folder,
            nginx: nginx ?? '',
            url: `http://${LAB_ADDRESS}`,
            dhcp: 'kea',
          },
        })
        await bootInLab({ lab, iso, firmware: 'ovmf', nic: 'virtio-net-pci', mac, waitMs: BOOT_MS - 60_000 })
        expect(await readFile(leases, 'utf8')).toContain(`${RESERVED},${mac}`)
      },
      BOOT_MS,
    )
  })
})
