import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANSWER_KIND_FACTS } from '#contract/answer-form.ts'
import { LANGUAGES } from '#words/languages.ts'
import { FIRMWARE_KEYS } from '../../renderer/model/firmware-keys.ts'
import { buildPage, openPage } from '../renderer/open-page.ts'
import { overflows, SIZES } from '../renderer/overflows.ts'
import { scenarios } from '../renderer/scenarios.ts'
import { shots } from '../renderer/shots.ts'
import { launchChromium } from '../support/chromium.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Words that are spelled alike in every language: names of programs, protocols, keys and manufacturers. */
const NAMES = [
  ...FIRMWARE_KEYS.flatMap(({ maker, bootMenu, setup, network }) => [maker, bootMenu, setup, network]),
  'Slipway BIOS UEFI iPXE GRUB PXELINUX DHCP TFTP HTTP SHA-256 Ctrl Enter Debian Ubuntu Rocky Linux ThinkPad',
  'Ethernet Wi-Fi x64 ARM64 snponly.efi undionly.kpxe amd64 arm64 aarch64 x86_64',
  ...Object.values(ANSWER_KIND_FACTS).map(({ fileName }) => fileName),
  ...LANGUAGES.map(({ name }) => name),
].join(' ')

const ui = mkdtempSync(join(tmpdir(), 'slipway-pseudo-'))
let browser: Browser
beforeAll(async () => {
  buildPage(ui, { VITE_SLIPWAY_PSEUDO: '1' })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(ui, { recursive: true, force: true })
})

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('a language that no one speaks', reason), () => {
  // The actions of the scenarios use English labels.
  it.each(shots.filter(shot => !shot.act))(
    '$name: every word is translated, and there is room for longer ones',
    async shot => {
      const { engine, server } = await openPage(shot.scenario, { ui, data: temporaryFolder() })
      const page = await browser.newPage({ locale: 'en-GB', reducedMotion: 'reduce' })
      try {
        await page.goto(server.url)
        await page.getByRole('main').waitFor()
        await page.evaluate(route => (location.hash = `#${route}`), shot.route)
        await page.locator('h1').first().waitFor()
        // Titles of the menu are data that boot loaders draw on a machine, in one language.
        const menu = await engine.handlers['menu.show'](null)
        const known = [JSON.stringify([scenarios[shot.scenario](), menu]), NAMES].join(' ').toLowerCase()
        const foreign = (await wordsOf(page)).filter(text => !isKnown(text, known))
        expect(foreign, 'said in one language only').toEqual([])
        for (const size of SIZES) {
          await page.setViewportSize(size)
          expect(await overflows(page), `at ${size.width} pixels`).toEqual([])
        }
      } finally {
        await page.close()
        await server.close()
      }
    },
  )
})

/** Every remaining word must be in the data. */
function isKnown(text: string, known: string): boolean {
  const rest = text.replaceAll(/⟦.*⟧/gsu, ' ').replaceAll(/\S*[/=:\d]\S*/g, ' ')
  const words = rest.match(/[A-Za-z][\w.-]{2,}/g) ?? []
  return words.every(word => known.includes(word.toLowerCase()))
}

/** The text of headings, controls and labels, and the text for screen readers. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = 'h1,h2,h3,button,a,label,legend,summary,caption,th,dt,option,[role=radio],[role=status]'
    const texts = [...document.querySelectorAll<HTMLElement>(said)].map(
      element => element.innerText || element.textContent,
    )
    const attributes = ['aria-label', 'title', 'placeholder', 'alt'].flatMap(name =>
      [...document.body.querySelectorAll(`[${name}]`)].map(element => element.getAttribute(name) ?? ''),
    )
    return [...new Set([...texts, ...attributes])]
  })
}
