import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameWith } from '../support/debian-packages.ts'
import {
  fetchedBy,
  fileInInitrd,
  initOf,
  md5Of,
  openEngineLab,
  type EngineLab,
} from '../support/engine-lab.ts'
import { needLab } from '../support/lab.ts'

const reason = await needLab()

// The two fastest; the other engines, loaders and firmwares are in engines.lab.test.ts.
describe.skipIf(reason !== null)(nameWith('discs of two engines', reason), { timeout: 300_000 }, () => {
  let lab: EngineLab

  beforeAll(async () => {
    lab = await openEngineLab()
  })
  afterAll(() => lab?.close())

  it('casper starts and finds the whole ISO by its URL', async () => {
    const image = await lab.importEngine('casper')
    const machine = await lab.boot(image, 'bios')
    try {
      expect(await initOf(machine)).toContain('ip=dhcp')
      const [url = '', sum] = await fetchedBy(machine)
      expect(url).toMatch(/\/iso\/[^/]+\.iso$/)
      expect(sum).toBe(await md5Of(lab.isoPath('casper')))
    } finally {
      await machine.stop()
    }
  })

  it('proxmox finds the whole ISO in its initrd', async () => {
    const image = await lab.importEngine('proxmox')
    expect(image.entries[0]?.kind).toBe('iso-in-initrd')
    const machine = await lab.boot(image, 'bios')
    try {
      await initOf(machine)
      expect(await fileInInitrd(machine)).toEqual(['/proxmox.iso', await md5Of(lab.isoPath('proxmox'))])
    } finally {
      await machine.stop()
    }
  })
})
