import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BootMenu } from '#contract/menu.ts'
import { nodesOf } from '#contract/menu-nodes.ts'
import { nameWith } from '../support/debian-packages.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { bootInLab, eventsOf, importTestIso } from '../support/lab-boot.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import type { TestIso } from '../support/test-iso.ts'

const reason = await needLab()
const SERVE = ['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199']
const NIC = 'virtio-net-pci'

describe.skipIf(reason !== null)(nameWith('one menu for every loader', reason), () => {
  let lab: Lab
  let iso: TestIso
  let server: SlipwayServer
  let entry: string

  beforeAll(async () => {
    lab = await openLab()
    iso = await importTestIso(lab)
    const menu = await lab.slipway.command<BootMenu>('menu', 'show')
    entry = menu.defaultId
    // The entry under another name in a submenu, after items that no loader may fail on.
    const place = { parent: null, isHidden: false, hotkey: null, firmware: [], note: null }
    const text = { kind: 'text', ipxe: null, grub: null, pxelinux: 'COM32 hdt.c32' } as const
    const nodes = [
      { ...place, id: 'gap.1', kind: 'separator', title: `It's "quoted"; {braced} $x` },
      { ...place, id: 'firmware', kind: 'entry', title: null },
      { ...place, id: 'own.1', kind: 'custom', title: 'Only PXELINUX', start: text },
      { ...place, id: 'gone.entry', kind: 'entry', title: 'Was here' },
      { ...place, id: 'submenu.1', kind: 'submenu', title: `More: it's "here"; {x}` },
      ...nodesOf(menu).map(node =>
        node.id === entry ? { ...node, parent: 'submenu.1', title: 'Renamed ${net0/mac}' } : node,
      ),
    ]
    const file = join(lab.folder, 'nodes.json')
    await writeFile(file, JSON.stringify(nodes))
    const arranged = await lab.slipway.command<BootMenu>('menu', 'arrange', file)
    expect(arranged).toMatchObject({ isArranged: true, defaultId: entry })
    server = await lab.slipway.serve(lab.namespace, SERVE)
  })
  afterAll(async () => {
    await server?.stop()
    await lab?.close()
  })

  it.each([
    ['iPXE', 'bios', null, '52:54:00:aa:05:01'],
    ['PXELINUX', 'bios', 'pxelinux.0', '52:54:00:aa:05:02'],
    ['GRUB', 'ovmf', 'grubx64.efi', '52:54:00:aa:05:03'],
  ] as const)(
    '%s starts the default in its submenu automatically',
    async (_name, firmware, filename, mac) => {
      if (filename !== null) await lab.slipway.command('machine', 'set', mac, '--filename', filename)
      await bootInLab({ lab, iso, firmware, nic: NIC, mac })
      expect(eventsOf(server, mac).map(one => one.event)).toContain('menu.served')
    },
  )

  it('a machine with an assigned entry sees no menu', async () => {
    const mac = '52:54:00:aa:05:04'
    await lab.slipway.command('menu', 'set', '--default', 'local', '--timeout', '0')
    await lab.slipway.command('machine', 'set', mac, '--entry', entry)
    await bootInLab({ lab, iso, firmware: 'bios', nic: NIC, mac })
    const events = eventsOf(server, mac).map(one => one.event)
    expect(events).toContain('entry.chosen')
    expect(events).not.toContain('menu.served')
  })

  it('a boot program that never reports is followed by the next, which is remembered', async () => {
    const mac = '52:54:00:aa:05:05'
    // Otherwise Slipway would assume that it refuses unsigned programs, and send a signed capsule by HTTP boot.
    await lab.slipway.command('machine', 'set', mac, '--secure-boot', 'off')
    const own = join(lab.folder, 'data', 'boot-programs')
    await mkdir(own, { recursive: true })
    await writeFile(join(own, 'snponly.efi'), Buffer.alloc(40_000, 'no program'))
    await lab.slipway.command('menu', 'set', '--default', entry, '--timeout', '1')
    // Two boot options for the network, one after the other.
    await bootInLab({ lab, iso, firmware: 'ovmf', nic: NIC, mac, waitMs: 220_000 })
    const told = eventsOf(server, mac).filter(one => one.event.startsWith('loader.'))
    expect(told).toMatchObject([
      { event: 'loader.failed', program: 'snponly.efi', reason: 'came-back', next: 'ipxe.efi' },
      { event: 'loader.works', program: 'ipxe.efi' },
    ])
    // The next start begins on the rung that worked, now by TFTP.
    const before = server.events.length
    const cable = { namespace: lab.namespace, tap: LAB_TAP, nic: NIC, mac } as const
    const again = await startVirtualMachine({ ...cable, firmware: 'ovmf' })
    try {
      const loads = () =>
        server.events.slice(before).flatMap(one => (one.event === 'tftp.started' ? [one['file']] : []))
      await expect.poll(loads, { timeout: 110_000 }).toEqual(['ipxe.efi'])
    } finally {
      await again.stop()
    }
  }, 400_000)
})
