import { app } from 'electron'
import { resolve } from 'node:path'
import type { Handlers } from '#contract/methods.ts'

/** ISOs handed over by the system: "Open with", arguments, and those of a second start. */
export function openFiles(handlers: Handlers): void {
  const importIso = (path: string): void => {
    // The page hears of success and failure through the engine's own events.
    handlers['images.import']({ path }).catch(() => undefined)
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    importIso(path)
  })
  app.on('second-instance', (_event, argv, workingFolder) => {
    for (const path of isoArguments(argv)) importIso(resolve(workingFolder, path))
  })
  for (const path of isoArguments(process.argv)) importIso(resolve(path))
}

function isoArguments(argv: readonly string[]): readonly string[] {
  return argv
    .slice(1)
    .filter(argument => !argument.startsWith('-') && argument.toLowerCase().endsWith('.iso'))
}
