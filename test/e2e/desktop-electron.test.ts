import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBootPrograms } from '../support/boot-programs.ts'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { enterNamespace } from '../support/enter-namespace.ts'
import { needLab, type Lab } from '../support/lab.ts'
import { expectNothingOfNode, hearViolations, walkScreens } from './desktop-page.ts'
import { openOwnersLab, tellOwnersStory } from './owner-story.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The path of Electron's program in its package; requiring the package would start a download. */
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
  needLab,
)

describe.skipIf(reason !== null)(nameWith('the desktop app in Electron', reason), () => {
  let lab: Lab
  let comeHome: () => void
  let electron: ElectronApplication
  let page: Page

  beforeAll(async () => {
    lab = await openOwnersLab()
    // The namespace must contain its card and the port on which Electron listens for the test.
    comeHome = enterNamespace(lab.namespace.name)
    electron = await _electron.launch({
      executablePath: program!,
      // Chromium's sandbox is not available to root, and tests in containers run as root.
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: {
        ...(process.env as Record<string, string>),
        SLIPWAY_DATA: join(lab.folder, 'data'),
        SLIPWAY_BOOT_PROGRAMS: await testBootPrograms(),
      },
    })
    page = await electron.firstWindow()
  })
  afterAll(async () => {
    await electron?.close()
    comeHome?.()
    await lab?.close()
  })

  it('shows the page without access to Node', () => expectNothingOfNode(page))

  it('never violates its content security policy, on any screen', async () => {
    const violations = await hearViolations(page)
    expect(new Set(await walkScreens(page)).size).toBeGreaterThan(5)
    expect(await violations()).toEqual([])
  })

  tellOwnersStory(() => ({ lab, page }))

  it('has one window, with the origin of the app', async () => {
    const urls = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => window.webContents.getURL()),
    )
    expect(urls).toEqual([expect.stringMatching(/^app:\/\/ui\//)])
  })

  it('releases everything when it quits', async () => {
    await electron.close()
    expect((await lab.namespace.run('ss', '-tulnH')).trim()).toBe('')
  })
})
