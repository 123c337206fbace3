import { expect, it, vi } from 'vitest'
import { asked } from '../support/electron/asked.ts'
import { app } from '../support/electron/fake-app.ts'
import { FakeBrowserWindow } from '../support/electron/fake-browser-window.ts'

vi.mock('electron', () => import('../support/electron/electron-double.ts'))
const { revivePages } = await import('../../electron/main/revive-page.ts')
const { shellWords } = await import('../../electron/main/words.ts')

it('asks somebody instead of loading a page for ever that dies at once', async () => {
  const written: string[] = []
  revivePages({ words: shellWords(['de-AT']), log: { write: code => written.push(code) } })
  const { webContents } = new FakeBrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { preload: 'none' },
  })
  const die = (): void => void webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
  for (let n = 0; n < 4; n++) die()
  await vi.waitFor(() => expect(asked.messageBoxes).toHaveLength(4))
  expect(webContents.reloads).toBe(3)
  expect(asked.messageBoxes.at(-1)?.message).toBe('Das Fenster stürzt immer wieder ab.')
  asked.presses.push('Anhalten und beenden')
  const ended = new Promise(resolve => app.once('quit', resolve))
  die()
  await ended
  expect(written).toHaveLength(5)
})
