import { app, dialog, type BrowserWindow } from 'electron'
import type { DesktopPreferences } from '#contract/desktop.ts'
import type { Handlers } from '#contract/methods.ts'
import type { Words } from '#words/describe.ts'
import type { EngineView } from './engine-view.ts'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'

/** The buttons of the dialog, in order. */
const ANSWERS = ['background', 'quit'] as const
type Answer = (typeof ANSWERS)[number]

/**
 * Closing the window quits the app. While serving, the app asks once whether to continue in the background; it then
 * stays in the tray until someone starts it again or quits.
 */
export function askBeforeClosing(needs: {
  view: EngineView
  words: Words
  log: ShellLog
  remember: Handlers['desktop.set']
}): void {
  const { view, words, log, remember } = needs
  let isQuitting = false
  /** Applies to this window even if the preference cannot be saved: a full disk must not keep it open. */
  let unsavedAnswer: Answer | null = null
  const choice = (): DesktopPreferences['closeWhileServing'] =>
    unsavedAnswer ?? view.preferences().closeWhileServing
  app.on('before-quit', () => (isQuitting = true))

  app.on('browser-window-created', (_event, window) => {
    let isAsking = false
    unsavedAnswer = null
    window.on('close', event => {
      if (isQuitting || !view.isServing() || choice() !== 'ask') return
      event.preventDefault()
      if (isAsking) return
      isAsking = true
      ask(window, view, words)
        .then(async answer => {
          if (!answer) return
          await remember({ closeWhileServing: answer }).catch((error: unknown) => {
            unsavedAnswer = answer
            log.write('preference-unsaved', { detail: String(error) })
          })
          if (answer === 'quit') app.quit()
          else window.close()
        })
        .catch(shellErrorLogger(log, 'close-question-failed'))
        .finally(() => (isAsking = false))
    })
  })
  app.on('window-all-closed', () => {
    if (!view.isServing() || choice() !== 'background') app.quit()
  })
}

async function ask(window: BrowserWindow, view: EngineView, words: Words): Promise<Answer | undefined> {
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
