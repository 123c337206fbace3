import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import { nameWith } from '../support/debian-packages.ts'
import { createSlipway } from '../support/slipway.ts'
import { makeTestIso, needTestIso, type IsoLayout, type TestIso } from '../support/test-iso.ts'

const reason = await needTestIso()

describe.skipIf(reason !== null)(nameWith('importing on the command line', reason), () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-import-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const importLayout = async (layout: IsoLayout): Promise<[ImageInWords, TestIso]> => {
    const iso = await makeTestIso({ path: join(folder, `${layout}.iso`), layout, label: 'TEST_LABEL' })
    return [await (await createSlipway(join(folder, layout))).importIso(iso.path), iso]
  }

  it('gives an unknown system an experimental entry with its original arguments', async () => {
    const [image, iso] = await importLayout('plain')
    expect(image).toMatchObject({ path: iso.path, volumeId: 'TEST_LABEL', fileCount: 5 })
    // GRUB's and ISOLINUX's configuration have the same entry: it appears once.
    expect(image.entries).toMatchObject([
      { kernel: iso.kernel, initrd: [iso.initrd], arguments: iso.arguments, experimental: true },
    ])
  })

  it('passes live-boot the URL of its root file system', async () => {
    const [image, iso] = await importLayout('live-boot')
    expect(image).toMatchObject({ family: 'debian-live', netboot: 'yes', arch: 'amd64' })
    expect(image.entries[0]).toMatchObject({ kernel: iso.kernel, initrd: [iso.initrd], experimental: false })
    expect(image.entries[0]?.arguments).toContain('fetch={TREE_URL}live/filesystem.squashfs')
    for (const argument of iso.arguments.split(' ')) expect(image.entries[0]?.arguments).toContain(argument)
  })

  it('passes casper the URL of the whole ISO', async () => {
    const [image, iso] = await importLayout('casper')
    expect(image).toMatchObject({ family: 'ubuntu', netboot: 'yes', arch: 'amd64' })
    expect(image.version).toMatch(/^22\.04/)
    expect(image.entries[0]).toMatchObject({ kernel: iso.kernel, initrd: [iso.initrd], experimental: false })
    expect(image.entries[0]?.arguments).toContain('url={ISO_URL}')
    expect(image.entries[0]?.arguments).toContain('console=ttyS0')
  })
})
