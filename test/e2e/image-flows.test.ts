import { describe, expect, it } from 'vitest'
import { bootOnly, SHA256 } from '../renderer/image-samples.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('the page and images', reason), () => {
  const { visit } = visits()

  it('sends a chosen file, shows it at once and then as a ready image', async () => {
    const { page, engine } = await visit('empty')
    await page.locator('input[type=file]').setInputFiles({
      name: 'debian live.iso',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(200_000),
    })
    await page.getByRole('link', { name: /Debian 12.7 live standard/ }).waitFor()
    expect(changes(engine, 'images.import')).toEqual([{ path: expect.stringMatching(/debian live\.iso$/) }])
    await page.getByRole('button', { name: 'Serve on eth1' }).click()
    await page.getByRole('heading', { name: 'Serving on eth1' }).waitFor()
  })

  it('takes files dropped anywhere', async () => {
    const { page } = await visit('empty')
    await page.getByText('Drop an ISO here').waitFor()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(1000)], 'a.iso'))
      for (const type of ['dragenter', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        )
    })
    await page.getByRole('link', { name: /Debian 12.7 live standard/ }).waitFor()
  })

  it('finds one of many images', async () => {
    const { page } = await visit('many-images')
    await page.evaluate(() => (location.hash = '#/images'))
    await page.getByRole('heading', { name: 'Images', exact: true }).waitFor()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('ROCKY dvd')
    const rows = page.getByRole('main').getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(8)
    await page.getByLabel('Search images').fill('plan 9')
    await page.getByText('No image matches.').waitFor()
  })

  it('copies what lies on the server into the library where that is wished, and remembers the wish', async () => {
    const { page, engine } = await visit('one-image')
    await page.evaluate(() => (location.hash = '#/images'))
    await page.getByText('It is already on the server').click()
    await page.getByLabel('Path on the server’s computer').fill('/srv/iso/a.iso')
    await page.keyboard.press('Enter')
    await expect.poll(() => changes(engine, 'images.import')).toEqual([{ path: '/srv/iso/a.iso' }])
    await page.getByLabel('Copy new images into the library').check()
    await page.reload()
    await page.getByText('It is already on the server').click()
    await page.getByLabel('Path on the server’s computer').fill('/media/stick/b.iso')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => changes(engine, 'images.import').at(-1))
      .toEqual({ path: '/media/stick/b.iso', copy: true })
  })

  it('removes an image only after asking, with the focus on Cancel', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByRole('button', { name: 'Remove image' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Cancel')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(changes(engine, 'images.remove')).toEqual([])
    await page.getByRole('button', { name: 'Remove image' }).click()
    await dialog.getByRole('button', { name: 'Remove image' }).click()
    await page.getByRole('heading', { name: 'Images', exact: true }).waitFor()
    expect(changes(engine, 'images.remove')).toEqual([{ id: 'rocky-9' }])
  })

  it('extracts an image into the folder that was written, and says what is there now', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByText('Extract all files').first().click()
    await page.getByLabel('Empty folder on the server’s computer').fill('/srv/tree')
    await page.keyboard.press('Enter')
    await page.getByText(/7,412 files, 11\sGB are now in \/srv\/tree\./).waitFor()
    expect(changes(engine, 'images.extract')).toEqual([{ id: 'rocky-9', folder: '/srv/tree' }])
  })

  it('edits the arguments of an entry, from the place that says so, and brings them back', async () => {
    const { page, engine } = await visit('ways-out')
    await page.evaluate(() => (location.hash = '#/images/fedora-42-boot'))
    await page.getByRole('button', { name: 'Edit arguments' }).first().click()
    const field = page.getByLabel('What the kernel is told')
    const selected = await field.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
    expect(selected).toBe('{MIRROR_URL}')
    await page.keyboard.type('http://mirror.lan/fedora/')
    await page.keyboard.press('Enter')
    await page.getByText('Changed by you.').waitFor()
    expect(changes(engine, 'images.setArguments')).toEqual([
      {
        id: 'fedora-42-boot.install',
        arguments: 'inst.stage2={TREE_URL} inst.repo=http://mirror.lan/fedora/ ip=dhcp',
      },
    ])
    await page.getByRole('button', { name: 'Edit arguments' }).last().click()
    await field.fill('a'.repeat(2048))
    await page.getByText('Longer than the 2047 characters').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Back to what was recognised' }).click()
    await page.getByText('It needs the address of a mirror in place of {MIRROR_URL}.').waitFor()
    expect(changes(engine, 'images.setArguments').at(-1)).toEqual({
      id: 'fedora-42-boot.install',
      arguments: null,
    })
  })

  it('adds a kernel for the network, one file by its path and one that is sent', async () => {
    const { page, engine } = await visit('ways-out')
    await page.evaluate(() => (location.hash = '#/images/debian-13-netinst'))
    await page.getByText('What helps').waitFor()
    await page.getByText('Choose both files first.').waitFor()
    await page.getByLabel('Kernel for the network').first().fill('/srv/iso/linux')
    await page
      .locator('input[type=file][aria-label="Its initrd"]')
      .setInputFiles({ name: 'initrd.gz', mimeType: 'application/gzip', buffer: Buffer.alloc(5_000) })
    await expect.poll(() => page.getByLabel('Its initrd').first().inputValue()).toMatch(/initrd\.gz$/)
    await page.getByRole('button', { name: 'Add kernel and initrd' }).click()
    await expect
      .poll(() => changes(engine, 'images.addNetbootKernel'))
      .toEqual([
        { id: 'debian-13-netinst', kernel: '/srv/iso/linux', initrd: expect.stringMatching(/initrd\.gz$/) },
      ])
  })

  it('looks into an image, one directory at a time, by keyboard', async () => {
    const { page } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/debian-12-live'))
    await page.getByText('Files in this image').press('Enter')
    const files = page.getByRole('list', { name: 'Files in this image' })
    await files.getByRole('button', { name: 'live/' }).press('Enter')
    await files.getByText('filesystem.squashfs').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('live')
    expect(await files.getByRole('listitem').count()).toBe(3)
    await page.getByRole('button', { name: 'Image', exact: true }).press('Enter')
    await files.getByText('read‹U+202E›me.txt <b>not bold</b>').waitFor()
    await files.getByRole('button', { name: 'pool/' }).click()
    await page.getByText('1,250 items').waitFor()
    for (const shown of [400, 600, 800, 1000, 1200, 1250]) {
      await page.getByRole('button', { name: /^Show \d+ more$/ }).click()
      await expect.poll(() => files.getByRole('listitem').count()).toBe(shown)
    }
    expect(await page.getByRole('button', { name: /^Show \d+ more$/ }).count()).toBe(0)
  })

  it('compares the checksum with a pasted list, and follows one that is computed', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/debian-12-live'))
    await page.getByText('Compare checksum').click()
    const field = page.getByLabel('SHA-256 from the maker’s page')
    await field.fill('not one')
    await page.getByText('No SHA-256 for this file is in it').waitFor()
    await field.fill(
      `${'1'.repeat(64)} *other.iso\n${SHA256.toUpperCase()}  debian-live-12.7.0-amd64-standard.iso\n`,
    )
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await page.getByText('it matches the pasted value').waitFor()
    expect(changes(engine, 'images.checksum')).toEqual([{ id: 'debian-12-live', expected: SHA256 }])
    const running = {
      id: 'debian-12-live',
      state: 'running' as const,
      doneBytes: 371_834_880,
      sizeBytes: 1_487_339_520,
      sha256: null,
      expected: null,
      expectedFrom: 'SHA256SUMS',
      isMatch: null,
    }
    engine.push({ name: 'checksum.changed', payload: running })
    await page.getByRole('progressbar', { name: 'Computing SHA-256, 25 %' }).waitFor()
    const done = { ...running, state: 'done' as const, sha256: SHA256, isMatch: true }
    engine.push({ name: 'checksum.changed', payload: done })
    await page.getByText('it matches SHA256SUMS').waitFor()
  })

  it('stops extracting, and lets it go on while another page is looked at', async () => {
    const { page, engine } = await visit('slow')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByText('Extract all files').first().click()
    await page.getByLabel('Empty folder on the server’s computer').fill('/srv/tree')
    await page.keyboard.press('Enter')
    await page.getByRole('progressbar', { name: 'Extracting, 42 %' }).waitFor()
    await page.evaluate(() => (location.hash = '#/images'))
    await page.getByRole('heading', { name: 'Images', exact: true }).waitFor()
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByRole('button', { name: 'Stop extracting' }).click()
    await page.getByText('Stopped. What is written stays').waitFor()
    expect(changes(engine, 'images.cancelExtract')).toEqual([{ id: 'rocky-9' }])
  })

  it('is told where a missing ISO is now, and which one is another', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/ubuntu-22.04'))
    const path = page.getByLabel('New path of the ISO on the server’s computer').first()
    await path.fill('/srv/iso/other.iso')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('other.iso is another ISO.').waitFor()
    await path.fill('/srv/iso/ubuntu.iso')
    await page.keyboard.press('Enter')
    await page.getByText('Boots over the network').waitFor()
    expect(changes(engine, 'images.locate').at(-1)).toEqual({
      id: 'ubuntu-22.04',
      path: '/srv/iso/ubuntu.iso',
    })
  })

  it('says that a file has changed, and reads it again when it is told to', async () => {
    const { page, engine } = await visit('stocked')
    const image = engine.state.images.find(({ id }) => id === 'rocky-9')!
    engine.state.importResult = image
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByText('Boots over the network').waitFor()
    engine.push({ name: 'image.changed', payload: { ...image, presence: 'changed', isPresent: false } })
    await page.getByText('File has changed').waitFor()
    await page.getByText(/has changed since it was read, so machines do not get it/).waitFor()
    await page.getByRole('button', { name: 'Read it again' }).click()
    await page.getByText('Boots over the network').waitFor()
    expect(changes(engine, 'images.import')).toEqual([{ path: image.path }])
  })

  it('says how much of a download is there, where it was cut off', async () => {
    const { page, engine } = await visit('empty')
    engine.state.importResult = {
      code: 'iso-truncated',
      params: { path: '/srv/iso/cut.iso', sizeBytes: 1_000_000_000, expectedBytes: 3_000_000_000 },
    }
    await page.locator('input[type=file]').setInputFiles({
      name: 'cut.iso',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(2000),
    })
    await page
      .getByText(/cut\.iso is incomplete: 1\.0 GB of 3\.0 GB/)
      .first()
      .waitFor()
  })

  it('is in German whole: what is said of an image is no English among it', async () => {
    const { page } = await visit('ways-out', 'de-DE')
    await page.evaluate(() => (location.hash = '#/images/debian-13-netinst'))
    await page.getByText('Das Installationsprogramm dieser Disc kann nur von einem').waitFor()
    await page.getByText(/linux und initrd\.gz des Installationsprogramms fürs Netz/).waitFor()
    await page.getByText('.disk/info nennt Debian GNU/Linux 13.1.0 "Trixie"').waitFor()
  })

  it('says which machine has too little memory for an entry, and the machine says it too', async () => {
    const { page, engine } = await visit('stocked')
    const small = engine.state.machines.find(({ memoryMegabytes }) => memoryMegabytes === 1020)!
    engine.state.images = [...engine.state.images, bootOnly]
    engine.push({ name: 'image.changed', payload: bootOnly })
    await page.evaluate(() => (location.hash = '#/images/fedora-42-boot'))
    await page.getByText(/3\.1\sGB of memory · too little in .*\(1,020\sMB\)/).waitFor()
    await page.evaluate(mac => (location.hash = `#/machines/${mac}`), small.mac)
    await page.getByText(/^1,020\sMB$/).waitFor()
  })
})
