import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createEngine } from '#engine/engine.ts'
import { appPaths } from '../../electron/headless/app-paths.ts'
import { openWebServer } from '../../electron/headless/web/web-server.ts'
import { buildPage } from '../renderer/open-page.ts'
import { launchChromium } from '../support/chromium.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { label, labelLike } from '../support/label.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { makeTestIso, needTestIso } from '../support/test-iso.ts'

const PADDING_BYTES = 60 * 1024 ** 2
const BREAKS_AFTER_BYTES = 25 * 1024 ** 2

/** The cable between browser and server, which can be unplugged. */
interface Cable {
  readonly port: number
  /** Bytes sent to the server. */
  sentBytes: number
  /** Unplugs after this many bytes. */
  breaksAfterBytes: number
  plugIn(): void
}

function openCable(serverPort: number): Promise<Cable> {
  const ends = new Set<Socket>()
  let isPulled = false
  const pull = (): void => {
    isPulled = true
    for (const end of ends) end.resetAndDestroy()
  }
  const server: Server = createServer(browser => {
    if (isPulled) return void browser.resetAndDestroy()
    const far = connect(serverPort, '127.0.0.1')
    for (const end of [browser, far]) {
      ends.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        ends.delete(end)
        browser.destroy()
        far.destroy()
      })
    }
    browser.on('data', bytes => {
      cable.sentBytes += bytes.length
      if (cable.sentBytes > cable.breaksAfterBytes) pull()
    })
    browser.pipe(far).pipe(browser)
  })
  onTestFinished(() => {
    pull()
    server.close()
  })
  const cable = {
    port: 0,
    sentBytes: 0,
    breaksAfterBytes: Infinity,
    plugIn() {
      cable.breaksAfterBytes = Infinity
      isPulled = false
    },
  }
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => {
      cable.port = (server.address() as AddressInfo).port
      resolve(cable)
    }),
  )
}

const reason = await firstReason(needTestIso, () => needPackages(['chromium']))

describe.skipIf(reason !== null)(nameWith('an upload in the browser, to the real engine', reason), () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-upload-'))
  const iso = join(folder, 'debian-12.iso')
  let browser: Browser

  beforeAll(async () => {
    buildPage(join(folder, 'ui'))
    await makeTestIso({ path: iso, paddingBytes: PADDING_BYTES })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function openImages(): Promise<{ page: Page; cable: Cable; isos: string }> {
    const data = temporaryFolder()
    const engine = await createEngine({ paths: appPaths(data), version: '0.0.0' })
    onTestFinished(() => engine.close())
    const where = { host: '127.0.0.1', port: 0, isPortFixed: true, uiFolder: join(folder, 'ui') }
    const server = await openWebServer({ ...where, engine })
    onTestFinished(() => server.close())
    const { port, hash } = new URL(server.url)
    const cable = await openCable(Number(port))
    const page = await browser.newPage({ locale: 'en-GB' })
    onTestFinished(() => page.close())
    await page.goto(`http://127.0.0.1:${cable.port}/${hash}`)
    await page.getByRole('link', { name: label('nav.images') }).click()
    await page.getByText(label('images.emptyTitle')).waitFor()
    return { page, cable, isos: join(data, 'isos') }
  }

  const choose = (page: Page): Promise<void> => page.locator('input[type=file]').first().setInputFiles(iso)
  const partsIn = async (isos: string): Promise<string[]> =>
    (await readdir(join(isos, '.parts'))).filter(name => name.endsWith('.part'))

  /** The file is complete and unchanged, and no more was sent than was missing. */
  async function expectRest(isos: string, sentBytes: number, arrivedBytes: number): Promise<void> {
    const wholeBytes = (await stat(iso)).size
    expect(sentBytes).toBeLessThan(wholeBytes - arrivedBytes + 5_000_000)
    expect((await readFile(join(isos, basename(iso)))).equals(await readFile(iso))).toBe(true)
  }

  it('continues where it was when the connection comes back, and the bytes are the same', async () => {
    const { page, cable, isos } = await openImages()
    cable.breaksAfterBytes = cable.sentBytes + BREAKS_AFTER_BYTES
    await choose(page)
    await page.getByText(labelLike('images.sendingPaused')).waitFor()
    const [part = ''] = await partsIn(isos)
    const arrivedBytes = (await stat(join(isos, '.parts', part))).size
    expect(arrivedBytes).toBeGreaterThan(0)
    expect(arrivedBytes).toBeLessThan(PADDING_BYTES)

    const before = cable.sentBytes
    cable.plugIn()
    await page.getByText('Slipway test disc').waitFor()
    await expectRest(isos, cable.sentBytes - before, arrivedBytes)
    expect(await partsIn(isos)).toEqual([])
  })

  it('continues where it was after the page was closed, when the same file is added again', async () => {
    const { page, cable, isos } = await openImages()
    cable.breaksAfterBytes = cable.sentBytes + BREAKS_AFTER_BYTES
    await choose(page)
    await page.getByText(labelLike('images.sendingPaused')).waitFor()
    cable.plugIn()
    // The page closes before it can try again.
    await page.goto('about:blank')
    const [part = ''] = await partsIn(isos)
    const arrivedBytes = (await stat(join(isos, '.parts', part))).size
    const before = cable.sentBytes
    await page.goto(`http://127.0.0.1:${cable.port}/#/images`)
    await page.getByText(labelLike('images.sentPart')).waitFor()
    await page.getByText(labelLike('images.sentPartHint')).waitFor()
    await choose(page)
    await page.getByText('Slipway test disc').waitFor()
    await expectRest(isos, cable.sentBytes - before, arrivedBytes)
    await page.getByText(labelLike('images.sentPart')).waitFor({ state: 'detached' })
  })

  it('can be cancelled, while it waits and later: nothing is left behind', async () => {
    const { page, cable, isos } = await openImages()
    cable.breaksAfterBytes = cable.sentBytes + BREAKS_AFTER_BYTES
    await choose(page)
    await page.getByText(labelLike('images.sendingPaused')).waitFor()
    cable.plugIn()
    await page.goto('about:blank')
    await page.goto(`http://127.0.0.1:${cable.port}/#/images`)
    await page.getByRole('button', { name: `${label('images.sentPartRemove')}: debian-12.iso` }).click()
    await page.getByText(labelLike('images.sentPart')).waitFor({ state: 'detached' })
    expect(await partsIn(isos)).toEqual([])

    cable.breaksAfterBytes = cable.sentBytes + BREAKS_AFTER_BYTES
    await choose(page)
    await page.getByText(labelLike('images.sendingPaused')).waitFor()
    cable.plugIn()
    await page.getByRole('button', { name: label('images.cancelSending', { name: 'debian-12.iso' }) }).click()
    await expect.poll(() => partsIn(isos), { timeout: 20_000 }).toEqual([])
  })
})
