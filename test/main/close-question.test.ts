import { expect, it, vi } from 'vitest'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import type { EngineView } from '../../electron/main/engine-view.ts'
import { asked } from '../support/electron/asked.ts'
import { FakeBrowserWindow } from '../support/electron/fake-browser-window.ts'
import { label } from '../support/label.ts'

vi.mock('electron', () => import('../support/electron/electron-double.ts'))
const { askBeforeClosing } = await import('../../electron/main/close-question.ts')

it('closes the window also when the choice cannot be saved, and logs why', async () => {
  const view = {
    serving: () => ({ state: 'starting', nic: 'eth0' }),
    isServing: () => true,
    preferences: () => ({ closeWhileServing: 'ask', looksForUpdates: null }),
    watch: () => undefined,
  } satisfies EngineView
  const write = vi.fn()
  askBeforeClosing({
    view,
    words: createWords('en', catalogue),
    log: { write },
    remember: () => Promise.reject(new Error('disk full')),
  })
  const window = new FakeBrowserWindow({ width: 800, height: 600, webPreferences: { preload: 'none' } })
  asked.presses.push(label('shell.background'))
  window.close()
  await vi.waitFor(() => expect(window.isDestroyed()).toBe(true))
  expect(write).toHaveBeenCalledWith('preference-unsaved', { detail: 'Error: disk full' })
  expect(asked.messageBoxes).toHaveLength(1)
})
