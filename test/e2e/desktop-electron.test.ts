import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { makeTestIso, needTestIso } from '../support/test-iso.ts'
import { expectNothingOfNode, hearViolations, walkScreens } from './desktop-story.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where the electron package keeps its program; requiring the package would start a download. */
function electronProgram(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const note = join(folder, 'path.txt')
  const program = existsSync(note) ? join(folder, 'dist', readFileSync(note, 'utf8')) : null
  return program !== null && existsSync(program) ? program : null
}

const program = electronProgram()
const reason = await firstReason(
  async () => (program ? null : 'the Electron program is not here: npx install-electron'),
  async () =>
    process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
      ? 'no display: xvfb-run -a npm test -- desktop-electron'
      : null,
  async () => (existsSync(join(root, 'out/main/main.js')) ? null : 'not built: npm run build'),
  needTestIso,
)

describe.skipIf(reason !== null)(nameWith('the desktop app in Electron', reason), () => {
  let folder: string
  let electron: ElectronApplication
  let page: Page

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-electron-'))
    electron = await _electron.launch({
      executablePath: program!,
      // Chromium's sandbox cannot be had as root, which is how tests run in containers.
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...(process.env as Record<string, string>), SLIPWAY_DATA: join(folder, 'data') },
    })
    page = await electron.firstWindow()
  })
  afterAll(async () => {
    await electron?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  it('shows the page with nothing of Node in it', () => expectNothingOfNode(page))

  it('never breaks its content security policy, on any screen', async () => {
    const violations = await hearViolations(page)
    expect(new Set(await walkScreens(page)).size).toBeGreaterThan(5)
    expect(await violations()).toEqual([])
  })

  it('imports an ISO that is chosen, where it lies', async () => {
    const iso = await makeTestIso({ path: join(folder, 'disc.iso') })
    await page.locator('input[type=file]').first().setInputFiles(iso.path)
    await page.getByText('Slipway test disc').first().waitFor()
  })

  it('has one window, of its own origin', async () => {
    const urls = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => window.webContents.getURL()),
    )
    expect(urls).toEqual([expect.stringMatching(/^app:\/\/ui\//)])
  })
})
