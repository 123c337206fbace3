import { app } from 'electron'
import { resolve } from 'node:path'
import type { Handlers } from '#contract/methods.ts'

/**
 * ISOs that the system passes in: "Open with", arguments, and those of a second start. Call it before the app is ready,
 * because macOS sends the file that started it before then; the returned function imports all files from then on.
 */
export function collectOpenedFiles(): (handlers: Handlers) => void {
  const early: string[] = isoArguments(process.argv).map(path => resolve(path))
  let take = (path: string): void => void early.push(path)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    take(path)
  })
  app.on('second-instance', (_event, argv, workingFolder) => {
    for (const path of isoArguments(argv)) take(resolve(workingFolder, path))
  })
  return handlers => {
    // The engine's own events report success and failure to the page.
    take = path => void handlers['images.import']({ path }).catch(() => undefined)
    early.forEach(take)
  }
}

function isoArguments(argv: readonly string[]): readonly string[] {
  return argv
    .slice(1)
    .filter(argument => !argument.startsWith('-') && argument.toLowerCase().endsWith('.iso'))
}
