import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it, describe, onTestFinished } from 'vitest'
import { createFakeEngine } from '../renderer/fake-engine.ts'
import { scenarios } from '../renderer/scenarios.ts'
import { openWebServer } from '../../electron/headless/web/web-server.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { label } from '../support/label.ts'
import { errorText } from '../support/page-text.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { visits } from './visit.ts'

const reason = await needPackages(['chromium'])
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Where to save screenshots. */
const pictures = process.env['SLIPWAY_PICTURES']

describe.skipIf(reason !== null)(nameWith('a browser on another computer', reason), () => {
  const { stranger, ui } = visits()

  /** Hashing a password takes processor time, and this computer may be busy. */
  async function patientStranger() {
    const page = await stranger()
    page.setDefaultTimeout(100_000)
    return page
  }

  async function openWithPassword() {
    const engine = createFakeEngine(scenarios['one-image'](), temporaryFolder())
    const server = await openWebServer({
      host: '127.0.0.1',
      port: 0,
      isPortFixed: true,
      engine,
      uiFolder: ui,
      password: 'correct horse',
    })
    onTestFinished(() => server.close())
    return new URL(server.url).origin
  }

  it('is asked for the password, rejected when it is wrong, and signed in when it is right', async () => {
    const page = await patientStranger()
    await page.addInitScript(axeSource)
    await page.goto(await openWithPassword())
    const password = page.getByLabel(label('signIn.password'))
    await password.fill('wrong horse')
    await page.getByRole('button', { name: label('signIn.enter') }).click()
    await page.getByText(errorText({ code: 'wrong-password', params: {} }).title).waitFor()
    const faults = await page.evaluate(async () => {
      // The button fades in after waiting: half-way its contrast is lower than anyone sees for long.
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: readonly { id: string }[] }> }
      }
      return (await axe.run()).violations.map(({ id }) => id)
    })
    expect(faults).toEqual([])
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      if (pictures) await page.screenshot({ path: `${pictures}/sign-in-${scheme}.png` })
    }
    await password.fill('correct horse')
    await password.press('Enter')
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
  })

  it('can be signed out everywhere', async () => {
    const page = await patientStranger()
    await page.goto(await openWithPassword())
    await page.getByLabel(label('signIn.password')).fill('correct horse')
    await page.getByRole('button', { name: label('signIn.enter') }).click()
    await page
      .getByRole('navigation')
      .getByRole('link', { name: label('nav.settings') })
      .click()
    await page.getByRole('button', { name: label('signIn.leave') }).click()
    await page.getByLabel(label('signIn.password')).waitFor()
  })
})
