import { createHash } from 'node:crypto'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BootImage } from '#contract/image.ts'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { ENGINE_LOOKS, makeEngineIso } from '../support/engine-iso.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { MEMTEST_ISO, needPackageFile, packageFile, XEN } from '../support/package-file.ts'
import { startVirtualMachine, type Firmware, type VirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import { FETCHED_MARK, FILE_MARK, INIT_MARK } from '../support/test-kernel.ts'

const MEMORY_MB = 1024
const reason = await firstReason(
  needLab,
  () => needPackageFile(XEN),
  () => needPackageFile(MEMTEST_ISO),
)
const md5 = async (path: string) =>
  createHash('md5')
    .update(await readFile(path))
    .digest('hex')

describe.skipIf(reason !== null)(nameWith('discs of every engine', reason), () => {
  let lab: Lab
  let server: SlipwayServer
  let machines = 0
  const isoPath = (name: string) => join(lab.folder, `${name}.iso`)

  beforeAll(async () => {
    lab = await openLab()
    server = await lab.slipway.serve(lab.namespace, [
      ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
    ])
  })
  afterAll(async () => {
    await server?.stop()
    await lab?.close()
  })

  const importEngine = async (name: keyof typeof ENGINE_LOOKS): Promise<BootImage> => {
    await makeEngineIso(isoPath(name), ENGINE_LOOKS[name])
    return lab.slipway.importIso(isoPath(name))
  }
  /** Switches a machine on that starts the first entry of `image` by itself. */
  const boot = async (image: BootImage, firmware: Firmware): Promise<VirtualMachine> => {
    await lab.slipway.command('menu', 'set', '--default', image.entries[0]?.id ?? 'none', '--timeout', '1')
    const mac = `52:54:00:aa:01:${(++machines).toString(16).padStart(2, '0')}`
    const cable = { namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci' as const, mac }
    return startVirtualMachine({ ...cable, firmware, memoryMb: MEMORY_MB })
  }
  const initOf = async (machine: VirtualMachine): Promise<string[]> => {
    const line = await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), 110_000)
    return line.slice(INIT_MARK.length).split(' ')
  }

  it.each([
    ['casper', 'bios', /\/iso\/[^/]+\.iso$/],
    ['casper', 'ovmf', /\/iso\/[^/]+\.iso$/],
    ['anaconda', 'bios', /\/iso\/[^/]+\/$/],
    ['archiso', 'bios', /\/iso\/[^/]+\/$/],
    ['harvester', 'ovmf', /\/rootfs\.squashfs$/],
  ] as const)('%s starts on %s and finds itself by its locator', async (name, firmware, locator) => {
    const image = await importEngine(name)
    expect(image.netboot).not.toBe('no')
    const machine = await boot(image, firmware)
    try {
      const words = await initOf(machine)
      for (const word of image.entries[0]?.arguments.split(' ') ?? [])
        if (!word.includes('{')) expect(words).toContain(word)
      const fetched = await machine.waitForLine(
        'it fetched what its arguments name',
        text => text.startsWith(FETCHED_MARK),
        60_000,
      )
      const [url = '', sum] = fetched.slice(FETCHED_MARK.length).split(' ')
      expect(url).toMatch(locator)
      if (url.endsWith('.iso')) expect(sum).toBe(await md5(isoPath(name)))
    } finally {
      await machine.stop()
    }
  })

  it.each(['bios', 'ovmf'] as const)('proxmox finds the whole ISO in its initrd on %s', async firmware => {
    const image = await importEngine('proxmox')
    expect(image.entries[0]?.kind).toBe('iso-in-initrd')
    const machine = await boot(image, firmware)
    try {
      await initOf(machine)
      const line = await machine.waitForLine('the ISO was there', text => text.startsWith(FILE_MARK), 60_000)
      expect(line.slice(FILE_MARK.length).split(' ').slice(0, 2)).toEqual([
        '/proxmox.iso',
        await md5(isoPath('proxmox')),
      ])
    } finally {
      await machine.stop()
    }
  })

  it.each(['bios', 'ovmf'] as const)('xcp-ng starts Xen and its installer on %s', async firmware => {
    const image = await importEngine('xcp-ng')
    expect(image.entries[0]?.kind).toBe('multiboot')
    const machine = await boot(image, firmware)
    try {
      expect(await initOf(machine)).toContain('install')
      expect(machine.serialLog()).toContain('(XEN)')
    } finally {
      await machine.stop()
    }
  })

  it('memtest86+ shows its screen', async () => {
    await copyFile(await packageFile(MEMTEST_ISO), isoPath('memtest'))
    const image = await lab.slipway.importIso(isoPath('memtest'))
    expect(image).toMatchObject({ family: 'memtest86plus', netboot: 'yes' })
    const entry = image.entries[0]?.id ?? ''
    await lab.slipway.command('image', 'set-arguments', entry, 'console=ttyS0,115200')
    const machine = await boot(image, 'bios')
    try {
      await machine.waitForPrompt('its screen', line => /Memtest86\+/.test(line), 110_000)
    } finally {
      await machine.stop()
    }
  })
})
