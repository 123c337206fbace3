import { app } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppPaths } from '#engine/app-paths.ts'

/** out/ in a checkout, the same folder inside the archive when packaged. */
const out = fileURLToPath(new URL('../', import.meta.url))

export const uiFolder = join(out, 'renderer')
export const preloadFile = join(out, 'preload', 'preload.cjs')

/** The same data folder as the command line's, so that both see one state. */
export function appPaths(): AppPaths {
  const resources = app.isPackaged ? process.resourcesPath : join(out, '..', 'resources')
  return {
    data:
      process.env['SLIPWAY_DATA'] || join(dataHome(), process.platform === 'linux' ? 'slipway' : 'Slipway'),
    bootPrograms: process.env['SLIPWAY_BOOT_PROGRAMS'] || join(resources, 'boot'),
    importWorker: new URL('import-worker.js', import.meta.url),
    checkpointWorker: new URL('checkpoint-worker.js', import.meta.url),
  }
}

/** Electron's `appData` is the configuration folder on Linux; state belongs in XDG_DATA_HOME. */
function dataHome(): string {
  if (process.platform !== 'linux') return app.getPath('appData')
  return process.env['XDG_DATA_HOME'] || join(app.getPath('home'), '.local', 'share')
}
