import { app, dialog } from 'electron'
import { toApiError } from '#contract/errors.ts'
import { describeError } from '#words/error.ts'
import { loadWords, matchLanguage } from '#words/languages.ts'

/** Shows why the engine could not start, and quits. */
export async function showStartFailure(thrown: unknown): Promise<void> {
  const words = await loadWords(matchLanguage(app.getPreferredSystemLanguages()))
  const { title, cause, fix } = describeError(words.describe, toApiError(thrown), 'terminal')
  dialog.showErrorBox(title, `${cause}\n\n${fix}`)
  app.exit(1)
}
