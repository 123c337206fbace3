import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BootMenu } from '#contract/menu.ts'
import { nameWith } from '../support/debian-packages.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { eventsOf, importTestIso, LAB_ADDRESS } from '../support/lab-boot.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import { INIT_MARK } from '../support/test-kernel.ts'

const reason = await needLab()

describe.skipIf(reason !== null)(nameWith("a user's script in iPXE", reason), () => {
  let lab: Lab
  let server: SlipwayServer

  beforeAll(async () => {
    lab = await openLab()
    await importTestIso(lab)
    server = await lab.slipway.serve(lab.namespace, ['--nic', LAB_CARD, '--dhcp', 'server'])
  })
  afterAll(async () => {
    await server?.stop()
    await lab?.close()
  })

  async function setScript(text: string, ...words: readonly string[]): Promise<void> {
    const file = join(lab.folder, 'own.ipxe')
    await writeFile(file, text)
    await lab.slipway.command('boot-files', 'script', file, ...words)
  }

  /** Resolves to the arguments of the kernel that was started. */
  async function boot(firmware: 'bios' | 'ovmf', mac: string): Promise<string> {
    const machine = await startVirtualMachine({
      ...{ namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci' as const },
      ...{ firmware, mac },
    })
    try {
      const line = await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), 120_000)
      return line.slice(INIT_MARK.length)
    } finally {
      await machine.stop()
    }
  }

  it.each([
    ['bios', '52:54:00:aa:07:01'],
    ['ovmf', '52:54:00:aa:07:02'],
  ] as const)('of all machines boots one with %s, without the menu', async (firmware, mac) => {
    const menu = await lab.slipway.command<BootMenu>('menu', 'show')
    const item = menu.items.find(one => one.id === menu.defaultId)
    const disc = item?.kind === 'target' ? item.imageId : ''
    await setScript(
      [
        '#!ipxe',
        'isset ${menu-url} || shell',
        `kernel http://${LAB_ADDRESS}:8080/iso/${disc}/boot/vmlinuz initrd=initrd.img \\`,
        '  console=ttyS0 panic=-1 quiet slipway.own=1',
        `initrd http://${LAB_ADDRESS}:8080/iso/${disc}/boot/initrd.img`,
        'boot',
      ].join('\n'),
    )
    expect(await boot(firmware, mac)).toContain('slipway.own=1')
    expect(eventsOf(server, mac).map(one => one.event)).not.toContain('menu.served')
  })

  it('of one machine shows the menu when it ends', async () => {
    const mac = '52:54:00:aa:07:03'
    await setScript('#!ipxe\necho Hello, ${net0/mac}\n', '--machine', mac)
    const said = await boot('bios', mac)
    expect(said).toContain('slipway.mark=42')
    expect(said).not.toContain('slipway.own=1')
    expect(eventsOf(server, mac).map(one => one.event)).toContain('menu.served')
  })
})
