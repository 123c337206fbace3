import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../support/chromium.ts'
import { buildPage, openPage } from './open-page.ts'
import { shots } from './shots.ts'

// Screenshots for people: every state of every screen, in three widths and two themes.
// `npm run screenshots [-- FOLDER [NAME-PARTS [SIZES [LOOKS]]]]`; further sizes and looks are available on request.
const SIZES = {
  wide: [1280, 800],
  middle: [720, 520],
  phone: [360, 740],
  tall: [1280, 1500],
  strip: [360, 2000],
} as const
const LOOKS = ['light', 'dark', 'contrast', 'contrast-dark'] as const

const [folder = mkdtempSync(join(tmpdir(), 'slipway-shots-')), parts = '', sizes, looks] =
  process.argv.slice(2)
const wantedSizes = (sizes ?? 'wide,middle,phone').split(',')
const wantedLooks = (looks ?? 'light,dark').split(',')
const ui = mkdtempSync(join(tmpdir(), 'slipway-ui-'))
const data = mkdtempSync(join(tmpdir(), 'slipway-data-'))
mkdirSync(folder, { recursive: true })
buildPage(ui)

const browser = await launchChromium()
for (const shot of shots.filter(({ name }) => parts.split(',').some(part => name.includes(part)))) {
  const { engine, server } = await openPage(shot.scenario, { ui, data })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.on('console', message => message.type() === 'error' && console.log(shot.name, message.text()))
  page.on('pageerror', error => console.log(shot.name, String(error)))
  await page.goto(server.url)
  await page.getByRole('main').waitFor()
  await page.evaluate(route => (location.hash = `#${route}`), shot.route)
  await page.locator('h1').first().waitFor()
  await shot
    .act?.(page, engine, () => server.close())
    .catch((error: unknown) => console.log(shot.name, String(error)))
  for (const look of LOOKS.filter(name => wantedLooks.includes(name)))
    for (const [size, [width, height]] of Object.entries(SIZES).filter(([name]) =>
      wantedSizes.includes(name),
    )) {
      await page.setViewportSize({ width, height })
      await page.evaluate(theme => (document.documentElement.dataset['theme'] = theme), look)
      // Motion takes 180 ms at most.
      await page.waitForTimeout(250)
      await page.screenshot({ path: join(folder, `${shot.name}.${size}.${look}.png`) })
    }
  await page.close()
  await server.close().catch(() => undefined)
}
await browser.close()
console.log(folder)
