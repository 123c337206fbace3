import { expect, it, vi } from 'vitest'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { asked } from '../support/electron/asked.ts'
import { app } from '../support/electron/fake-app.ts'
import { label } from '../support/label.ts'
import { FakeBrowserWindow } from '../support/electron/fake-browser-window.ts'

vi.mock('electron', () => import('../support/electron/electron-double.ts'))
const { revivePages } = await import('../../electron/main/revive-page.ts')

it('asks the user instead of reloading a page forever that crashes at once', async () => {
  const words = createWords('en', catalogue)
  const written: string[] = []
  revivePages({ words, log: { write: code => written.push(code) } })
  const { webContents } = new FakeBrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { preload: 'none' },
  })
  const die = (): void => void webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
  for (let n = 0; n < 4; n++) die()
  await vi.waitFor(() => expect(asked.messageBoxes).toHaveLength(4))
  expect(webContents.reloads).toBe(3)
  expect(asked.messageBoxes.at(-1)?.message).toBe(label('shell.crashedAgain'))
  asked.presses.push(label('shell.stopAndQuit'))
  const ended = new Promise(resolve => app.once('quit', resolve))
  die()
  await ended
  expect(written).toHaveLength(5)
})
