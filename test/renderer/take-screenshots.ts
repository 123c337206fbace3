import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../support/chromium.ts'
import { buildPage, openPage } from './open-page.ts'
import { shots } from './shots.ts'

// For people: every state of every screen as a picture. `node test/renderer/take-screenshots.ts FOLDER [NAME-PART [SIZES [LOOKS]]]`.
const [folder = mkdtempSync(join(tmpdir(), 'slipway-shots-')), part = '', sizesGiven = '', looksGiven = ''] =
  process.argv.slice(2)
const SIZES = {
  wide: [1280, 800],
  middle: [720, 520],
  phone: [360, 740],
  tall: [1280, 1500],
  strip: [360, 2000],
} as const
const LOOKS = ['light', 'dark', 'contrast'] as const
const ui = mkdtempSync(join(tmpdir(), 'slipway-ui-'))
const data = mkdtempSync(join(tmpdir(), 'slipway-data-'))
mkdirSync(folder, { recursive: true })
buildPage(ui)

const browser = await launchChromium()
for (const shot of shots.filter(({ name }) => name.includes(part)))
  for (const [size, [width, height]] of Object.entries(SIZES).filter(
    ([name]) => sizesGiven === '' || sizesGiven.includes(name),
  ))
    for (const look of LOOKS.filter(name => looksGiven === '' || looksGiven.includes(name))) {
      const { engine, server } = await openPage(shot.scenario, { ui, data })
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: look === 'dark' ? 'dark' : 'light',
      })
      page.on('console', message => message.type() === 'error' && console.log(shot.name, message.text()))
      page.on('pageerror', error => console.log(shot.name, String(error)))
      if (look === 'contrast')
        await page.addInitScript(() => localStorage.setItem('slipway.theme', '"contrast"'))
      await page.goto(server.url)
      await page.getByRole('main').waitFor()
      await page.evaluate(route => (location.hash = `#${route}`), shot.route)
      await page.waitForTimeout(250)
      await shot
        .act?.(page, engine, () => server.close())
        .catch(error => console.log(shot.name, size, String(error)))
      await page.waitForTimeout(350)
      await page.screenshot({ path: join(folder, `${shot.name}.${size}.${look}.png`) })
      await page.close()
      await server.close().catch(() => undefined)
    }
await browser.close()
console.log(folder)
