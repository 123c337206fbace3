import { describe, expect, it } from 'vitest'
import type { ApiError } from '#contract/errors.ts'
import { formatBytes } from '#words/quantity.ts'
import { bootOnly, netinst, SHA256 } from '../renderer/image-samples.ts'
import { missing, rocky } from '../renderer/usual-image-samples.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { label, labelLike } from '../support/label.ts'
import { errorText, remarkText } from '../support/page-text.ts'
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
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).click()
    await page.getByRole('heading', { name: label('serve.servingTitle', { nic: 'eth1' }) }).waitFor()
  })

  it('accepts files dropped anywhere', async () => {
    const { page } = await visit('empty')
    await page.getByText(label('images.emptyTitle')).waitFor()
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
    await page.getByRole('heading', { name: label('images.title'), exact: true }).waitFor()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('ROCKY dvd')
    const rows = page.getByRole('main').getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(8)
    await page.getByLabel(label('images.search')).fill('plan 9')
    await page.getByText(label('images.noMatch')).waitFor()
  })

  it('copies a file of the server into the library if asked to, and remembers that choice', async () => {
    const { page, engine } = await visit('one-image')
    await page.evaluate(() => (location.hash = '#/images'))
    await page.getByText(label('images.pathToggle')).click()
    await page.getByLabel(label('images.pathLabel')).fill('/srv/iso/a.iso')
    await page.keyboard.press('Enter')
    await expect.poll(() => changes(engine, 'images.import')).toEqual([{ path: '/srv/iso/a.iso' }])
    await page.getByLabel(label('images.copyIn')).check()
    await page.reload()
    await page.getByText(label('images.pathToggle')).click()
    await page.getByLabel(label('images.pathLabel')).fill('/media/stick/b.iso')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => changes(engine, 'images.import').at(-1))
      .toEqual({ path: '/media/stick/b.iso', copy: true })
  })

  it('removes an image only after asking, with the focus on Cancel', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByRole('button', { name: label('images.remove') }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(label('app.cancel'))
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(changes(engine, 'images.remove')).toEqual([])
    await page.getByRole('button', { name: label('images.remove') }).click()
    await dialog.getByRole('button', { name: label('images.remove') }).click()
    await page.getByRole('heading', { name: label('images.title'), exact: true }).waitFor()
    expect(changes(engine, 'images.remove')).toEqual([{ id: 'rocky-9' }])
  })

  it('extracts an image into the chosen folder, and says what is there now', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByText(label('images.extract')).first().click()
    await page.getByLabel(label('images.extractFolder')).fill('/srv/tree')
    await page.keyboard.press('Enter')
    await page
      .getByText(
        label('images.extracted', {
          files: label('images.fileCount', { n: 7412 }),
          size: formatBytes(rocky.sizeBytes, 'en'),
          folder: '/srv/tree',
        }),
      )
      .waitFor()
    expect(changes(engine, 'images.extract')).toEqual([{ id: 'rocky-9', folder: '/srv/tree' }])
  })

  it('edits the arguments of an entry, from the place that points them out, and resets them', async () => {
    const { page, engine } = await visit('ways-out')
    await page.evaluate(() => (location.hash = '#/images/fedora-42-boot'))
    await page
      .getByRole('button', { name: label('images.editArguments') })
      .first()
      .click()
    const field = page.getByLabel(label('images.argumentsLabel'))
    const selected = await field.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
    expect(selected).toBe('{MIRROR_URL}')
    await page.keyboard.type('http://mirror.lan/fedora/')
    await page.keyboard.press('Enter')
    await page.getByText(label('images.argumentsChanged')).waitFor()
    expect(changes(engine, 'images.setArguments')).toEqual([
      {
        id: 'fedora-42-boot.install',
        arguments: 'inst.stage2={TREE_URL} inst.repo=http://mirror.lan/fedora/ ip=dhcp',
      },
    ])
    await page
      .getByRole('button', { name: label('images.editArguments') })
      .last()
      .click()
    await field.fill('a'.repeat(2048))
    await page.getByText(label('images.argumentsProblem.long')).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: label('images.resetArguments') }).click()
    await page.getByText(label('images.needsMirror')).waitFor()
    expect(changes(engine, 'images.setArguments').at(-1)).toEqual({
      id: 'fedora-42-boot.install',
      arguments: null,
    })
  })

  it('adds a kernel for the network: one file by its path, one that is sent', async () => {
    const { page, engine } = await visit('ways-out')
    await page.evaluate(() => (location.hash = '#/images/debian-13-netinst'))
    await page.getByText(label('images.wayOut')).waitFor()
    await page.getByText(label('images.bothFiles')).waitFor()
    await page.getByLabel(label('images.netbootKernel')).first().fill('/srv/iso/linux')
    await page
      .locator(`input[type=file][aria-label="${label('images.netbootInitrd')}"]`)
      .setInputFiles({ name: 'initrd.gz', mimeType: 'application/gzip', buffer: Buffer.alloc(5_000) })
    await expect
      .poll(() => page.getByLabel(label('images.netbootInitrd')).first().inputValue())
      .toMatch(/initrd\.gz$/)
    await page.getByRole('button', { name: label('images.addNetbootKernel') }).click()
    await expect
      .poll(() => changes(engine, 'images.addNetbootKernel'))
      .toEqual([
        { id: 'debian-13-netinst', kernel: '/srv/iso/linux', initrd: expect.stringMatching(/initrd\.gz$/) },
      ])
  })

  it('browses an image by keyboard, one directory at a time', async () => {
    const { page } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/debian-12-live'))
    await page.getByText(label('images.browse')).press('Enter')
    const files = page.getByRole('list', { name: label('images.browse') })
    await files.getByRole('button', { name: 'live/' }).press('Enter')
    await files.getByText('filesystem.squashfs').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('live')
    expect(await files.getByRole('listitem').count()).toBe(3)
    await page.getByRole('button', { name: label('images.root'), exact: true }).press('Enter')
    await files.getByText('read‹U+202E›me.txt <b>not bold</b>').waitFor()
    await files.getByRole('button', { name: 'pool/' }).click()
    await page.getByText(label('images.itemCount', { n: 1250 })).waitFor()
    for (const shown of [400, 600, 800, 1000, 1200, 1250]) {
      await page.getByRole('button', { name: labelLike('images.showMore') }).click()
      await expect.poll(() => files.getByRole('listitem').count()).toBe(shown)
    }
    expect(await page.getByRole('button', { name: labelLike('images.showMore') }).count()).toBe(0)
  })

  it('compares the checksum with a pasted list, and shows the progress of one that is computed', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/debian-12-live'))
    await page.getByText(label('images.checksum')).click()
    const field = page.getByLabel(label('images.checksumLabel'))
    await field.fill('not one')
    await page.getByText(label('images.badSha256')).waitFor()
    await field.fill(
      `${'1'.repeat(64)} *other.iso\n${SHA256.toUpperCase()}  debian-live-12.7.0-amd64-standard.iso\n`,
    )
    await page.getByRole('button', { name: label('images.checksumCompare'), exact: true }).click()
    await page.getByText(label('images.checksumMatch', { source: label('images.checksumPasted') })).waitFor()
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
    await page.getByRole('progressbar', { name: label('images.checksumRunning', { percent: 25 }) }).waitFor()
    const done = { ...running, state: 'done' as const, sha256: SHA256, isMatch: true }
    engine.push({ name: 'checksum.changed', payload: done })
    await page.getByText(label('images.checksumMatch', { source: 'SHA256SUMS' })).waitFor()
  })

  it('stops extracting, and continues it while another page is open', async () => {
    const { page, engine } = await visit('slow')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByText(label('images.extract')).first().click()
    await page.getByLabel(label('images.extractFolder')).fill('/srv/tree')
    await page.keyboard.press('Enter')
    await page
      .getByRole('progressbar', { name: label('images.extractingPercent', { percent: 42 }) })
      .waitFor()
    await page.evaluate(() => (location.hash = '#/images'))
    await page.getByRole('heading', { name: label('images.title'), exact: true }).waitFor()
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByRole('button', { name: label('images.extractCancel') }).click()
    await page.getByText(label('images.extractStopped')).waitFor()
    expect(changes(engine, 'images.cancelExtract')).toEqual([{ id: 'rocky-9' }])
  })

  it('accepts the new path of a missing ISO, and refuses another ISO', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/ubuntu-22.04'))
    const path = page.getByLabel(label('images.locatePath')).first()
    await path.fill('/srv/iso/other.iso')
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .getByText(
        errorText({
          code: 'not-the-same-image',
          params: {
            path: '/srv/iso/other.iso',
            name: missing.name,
            expectedBytes: missing.sizeBytes,
            sizeBytes: 412_000_000,
          },
        }).title,
      )
      .waitFor()
    await path.fill('/srv/iso/ubuntu.iso')
    await page.keyboard.press('Enter')
    await page.getByText(label('images.netboot.yes')).waitFor()
    expect(changes(engine, 'images.locate').at(-1)).toEqual({
      id: 'ubuntu-22.04',
      path: '/srv/iso/ubuntu.iso',
    })
  })

  it('says that a file has changed, and reads it again on request', async () => {
    const { page, engine } = await visit('stocked')
    const image = engine.state.images.find(({ id }) => id === 'rocky-9')!
    engine.state.importResult = image
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByText(label('images.netboot.yes')).waitFor()
    engine.push({ name: 'image.changed', payload: { ...image, presence: 'changed', isPresent: false } })
    await page.getByText(label('images.fileChanged')).waitFor()
    await page.getByText(label('images.fileChangedText', { path: image.path })).waitFor()
    await page.getByRole('button', { name: label('images.readAgain') }).click()
    await page.getByText(label('images.netboot.yes')).waitFor()
    expect(changes(engine, 'images.import')).toEqual([{ path: image.path }])
  })

  it('says how much of a truncated download is there', async () => {
    const { page, engine } = await visit('empty')
    const cut: ApiError = {
      code: 'iso-truncated',
      params: { path: '/srv/iso/cut.iso', sizeBytes: 1_000_000_000, expectedBytes: 3_000_000_000 },
    }
    engine.state.importResult = cut
    await page.locator('input[type=file]').setInputFiles({
      name: 'cut.iso',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(2000),
    })
    await page.getByText(errorText(cut).title).first().waitFor()
  })

  it('is entirely in German: remarks about an image contain no English', async () => {
    const { page } = await visit('ways-out', 'de-DE')
    await page.evaluate(() => (location.hash = '#/images/debian-13-netinst'))
    await page.getByText(remarkText(netinst.reason, 'de')).waitFor()
    await page.getByText(remarkText(netinst.wayOut!.remark, 'de')).waitFor()
    await page.getByText(remarkText(netinst.evidence[0]!, 'de')).waitFor()
  })

  it("says which machine has too little memory for an entry, and the machine's page says so too", async () => {
    const { page, engine } = await visit('stocked')
    const small = engine.state.machines.find(({ memoryMegabytes }) => memoryMegabytes === 1020)!
    engine.state.images = [...engine.state.images, bootOnly]
    engine.push({ name: 'image.changed', payload: bootOnly })
    await page.evaluate(() => (location.hash = '#/images/fedora-42-boot'))
    await page
      .getByText(
        new RegExp(`${labelLike('images.needsMemory').source} · ${labelLike('images.tooSmall').source}`),
      )
      .waitFor()
    await page.evaluate(mac => (location.hash = `#/machines/${mac}`), small.mac)
    await page.getByText(/^1,020\sMB$/).waitFor()
  })
})
