import { copyFile, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import {
  BOOT_MS,
  fetchedBy,
  fileInInitrd,
  initOf,
  md5Of,
  openEngineLab,
  type EngineLab,
} from '../support/engine-lab.ts'
import { fatToolsMissing, makeFatImage } from '../support/fat-image.ts'
import { makeDisc } from '../support/iso-tools.ts'
import { needLab } from '../support/lab.ts'
import { MEMTEST_ISO, needPackageFile, packageFile, XEN } from '../support/package-file.ts'
import { testKernel } from '../support/test-kernel.ts'

const reason = await firstReason(
  needLab,
  () => needPackageFile(XEN),
  () => needPackageFile(MEMTEST_ISO),
  async () => fatToolsMissing,
)

const LOADERS = [
  ['bios', null],
  ['ovmf', null],
  ['bios', 'pxelinux.0'],
  ['ovmf', 'grubx64.efi'],
] as const

describe.skipIf(reason !== null)(nameWith('discs of every engine', reason), { timeout: 300_000 }, () => {
  let lab: EngineLab

  beforeAll(async () => {
    lab = await openEngineLab()
  })
  afterAll(() => lab?.close())

  it.each([
    ['casper', 'ovmf', /\/iso\/[^/]+\.iso$/],
    ['anaconda', 'bios', /\/iso\/[^/]+\/$/],
    ['archiso', 'bios', /\/iso\/[^/]+\/$/],
    ['harvester', 'ovmf', /\/rootfs\.squashfs$/],
  ] as const)('%s starts on %s and finds itself by its locator', async (name, firmware, locator) => {
    const image = await lab.importEngine(name)
    expect(image.netboot).toBe('yes')
    const machine = await lab.boot(image, firmware)
    try {
      const words = await initOf(machine)
      for (const word of image.entries[0]?.arguments.split(' ') ?? [])
        if (!word.includes('{')) expect(words).toContain(word)
      const [url = '', sum] = await fetchedBy(machine)
      expect(url).toMatch(locator)
      if (url.endsWith('.iso')) expect(sum).toBe(await md5Of(lab.isoPath(name)))
    } finally {
      await machine.stop()
    }
  })

  it.each(LOADERS.slice(1))(
    'proxmox finds the whole ISO in its initrd on %s with %s',
    async (firmware, filename) => {
      const image = await lab.importEngine('proxmox')
      expect(image.entries[0]?.kind).toBe('iso-in-initrd')
      const machine = await lab.boot(image, firmware, filename)
      try {
        await initOf(machine)
        expect(await fileInInitrd(machine)).toEqual(['/proxmox.iso', await md5Of(lab.isoPath('proxmox'))])
      } finally {
        await machine.stop()
      }
    },
  )

  it.each(LOADERS)('xcp-ng starts Xen and its installer on %s with %s', async (firmware, filename) => {
    const image = await lab.importEngine('xcp-ng')
    expect(image.entries[0]?.kind).toBe('multiboot')
    const machine = await lab.boot(image, firmware, filename)
    try {
      expect(await initOf(machine)).toContain('install')
      expect(machine.serialLog()).toContain('(XEN)')
    } finally {
      await machine.stop()
    }
  })

  // Its list of tests is not in a menu. Without a screen, as in OVMF's machine, it says so and stops
  it.each([
    ['bios', /L1 Cache|Temperature|Testing:/],
    ['ovmf', /set_screen_info\(\) failed/],
  ] as const)('memtest86+ prints on %s', async (firmware, words) => {
    await copyFile(await packageFile(MEMTEST_ISO), lab.isoPath('memtest'))
    const image = await lab.slipway.importIso(lab.isoPath('memtest'))
    expect(image).toMatchObject({ family: 'memtest86plus', netboot: 'yes' })
    const entry = image.entries[0]?.id ?? ''
    await lab.slipway.command('image', 'set-arguments', entry, 'console=ttyS0,115200')
    const machine = await lab.boot(image, firmware)
    try {
      await machine.waitForPrompt('memtest86+ spoke', line => words.test(line), BOOT_MS)
    } finally {
      await machine.stop()
    }
  })

  it('a program that only the EFI boot image holds starts with its arguments', async () => {
    // A kernel is an EFI program too, and Debian's only one that writes to a serial port.
    const content = { 'EFI/BOOT/BOOTX64.EFI': await readFile((await testKernel()).vmlinuz) }
    const efi = makeFatImage(lab.folder, 'efi', content, { bits: 16, kilobytes: 32_768 })
    makeDisc(lab.folder, 'efi-only', { 'efi.img': await readFile(efi), readme: 'x' }, [
      ...['-R', '-V', 'EFI-ONLY', '-e', 'efi.img', '-no-emul-boot'],
    ])
    const image = await lab.slipway.importIso(lab.isoPath('efi-only'))
    const [entry] = image.entries
    expect(entry).toMatchObject({ kind: 'efi', kernel: '/.slipway/efi-image/EFI/BOOT/BOOTX64.EFI' })
    await lab.slipway.command('image', 'set-arguments', entry?.id ?? '', 'console=ttyS0 panic=-1 mark=efi')
    const machine = await lab.boot(image, 'ovmf')
    try {
      await machine.waitForLine('it started', line => line.includes('mark=efi'), BOOT_MS)
    } finally {
      await machine.stop()
    }
  })
})
