import { app, dialog } from 'electron'
import { describeError } from '#contract/error-text.ts'
import { toApiError } from '#contract/errors.ts'

/** The engine could not start: say why in words, and end. */
export function showStartFailure(thrown: unknown): void {
  const { title, cause, fix } = describeError(toApiError(thrown))
  dialog.showErrorBox(title, `${cause}\n\n${fix}`)
  app.exit(1)
}
