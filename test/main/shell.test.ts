import { expect, it, vi } from 'vitest'
import type { Handlers } from '#contract/methods.ts'

const electron = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  class FakeApp extends Emitter {
    isGone = false
    quit = (): void => {
      let isHeld = false
      this.emit('will-quit', { preventDefault: () => (isHeld = true) })
      this.isGone ||= !isHeld
    }
  }
  return { app: new FakeApp() }
})
vi.mock('electron', () => electron)
const { app } = electron
const { closeBeforeQuit } = await import('../../electron/main/close-before-quit.ts')
const { collectOpenedFiles } = await import('../../electron/main/open-files.ts')

it('quits when everything is closed, however often it is asked to', async () => {
  let finish = (): void => undefined
  const close = vi.fn(() => new Promise<void>(resolve => (finish = resolve)))
  closeBeforeQuit(close, { write: () => undefined })
  app.quit()
  app.quit()
  expect(app.isGone).toBe(false)
  finish()
  await vi.waitFor(() => expect(app.isGone).toBe(true))
  expect(close).toHaveBeenCalledTimes(1)
  app.removeAllListeners()
  app.isGone = false
})

it('quits if closing fails, and logs why', async () => {
  const write = vi.fn()
  closeBeforeQuit(() => Promise.reject(new Error('no')), { write })
  app.quit()
  await vi.waitFor(() => expect(app.isGone).toBe(true))
  expect(write).toHaveBeenCalledWith('close-failed', { detail: 'Error: no' })
  app.removeAllListeners()
})

it('imports the ISO that started it, although macOS names it before there is an engine', async () => {
  const importOpenedFiles = collectOpenedFiles()
  const open = (path: string) => app.emit('open-file', { preventDefault: () => undefined }, path)
  open('/Users/a/early.iso')
  const paths: string[] = []
  const handlers = {
    'images.import': ({ path }: { path: string }) => {
      paths.push(path)
      return Promise.reject(new Error('not there'))
    },
  } as unknown as Handlers
  importOpenedFiles(handlers)
  open('/Users/a/late.iso')
  app.emit('second-instance', {}, ['slipway', '--flag', 'third.ISO', 'notes.txt'], '/home/a')
  expect(paths).toEqual(['/Users/a/early.iso', '/Users/a/late.iso', '/home/a/third.ISO'])
  app.removeAllListeners()
})
