import { app, dialog, type BrowserWindow } from 'electron'
import type { Handlers } from '#contract/methods.ts'
import type { Words } from '#words/describe.ts'
import type { EngineView } from './engine-view.ts'

/** The buttons of the question, in their order. */
const ANSWERS = ['background', 'quit'] as const

/**
 * Closing the window is the end of the app, except while serving: then it is asked, once, whether machines shall go on
 * booting. Without a window the app stays for the tray and for a second start.
 */
export function askBeforeClosing(needs: {
  view: EngineView
  words: Words
  remember: Handlers['desktop.set']
}): void {
  const { view, words, remember } = needs
  let isQuitting = false
  app.on('before-quit', () => (isQuitting = true))

  app.on('browser-window-created', (_event, window) => {
    let isAsking = false
    window.on('close', event => {
      if (isQuitting || !view.isServing() || view.preferences().closeWhileServing !== 'ask') return
      event.preventDefault()
      if (isAsking) return
      isAsking = true
      void ask(window, view, words)
        .then(async answer => {
          if (!answer) return
          await remember({ closeWhileServing: answer })
          if (answer === 'quit') app.quit()
          else window.close()
        })
        .finally(() => (isAsking = false))
    })
  })
  app.on('window-all-closed', () => {
    if (!view.isServing() || view.preferences().closeWhileServing !== 'background') app.quit()
  })
}

async function ask(
  window: BrowserWindow,
  view: EngineView,
  words: Words,
): Promise<(typeof ANSWERS)[number] | undefined> {
  const state = view.serving()
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.text('shell.closeQuestion', { nic: 'nic' in state ? state.nic : '' }),
    detail: words.text('shell.closeDetail'),
    buttons: [words.text('shell.background'), words.text('shell.stopAndQuit'), words.text('shell.cancel')],
    defaultId: 0,
    cancelId: ANSWERS.length,
    noLink: true,
  })
  return ANSWERS[response]
}
