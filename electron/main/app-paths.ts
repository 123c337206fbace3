import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppPaths } from '#engine/base/app-paths.ts'

/** out/ in a checkout; the same folder inside the archive when packaged. */
const out = fileURLToPath(new URL('../', import.meta.url))

export const uiFolder = join(out, 'renderer')
export const preloadFile = join(out, 'preload', 'preload.cjs')

/** Files shipped outside the archive: boot programs, icons. */
const resourceFolder = (): string => (app.isPackaged ? process.resourcesPath : join(out, '..', 'resources'))

export const iconFolder = (): string => join(resourceFolder(), 'icons')

/** The same data folder as the command line's, so that both share one database. */
export function appPaths(): AppPaths {
  return {
    data:
      process.env['SLIPWAY_DATA'] || join(dataHome(), process.platform === 'linux' ? 'slipway' : 'Slipway'),
    bootPrograms: process.env['SLIPWAY_BOOT_PROGRAMS'] || join(resourceFolder(), 'boot'),
    importWorker: new URL('import-worker.js', import.meta.url),
    checkpointWorker: new URL('checkpoint-worker.js', import.meta.url),
    // A packaged Electron cannot run as plain Node (the fuse runAsNode is off).
    ...(!app.isPackaged && { labHost: new URL('lab-host.js', import.meta.url) }),
  }
}

/** The URL to ask for newer versions: `updateFeed` of package.json, null if it has none. */
export function updateFeed(): string | null {
  const manifest = JSON.parse(readFileSync(join(out, '..', 'package.json'), 'utf8')) as {
    updateFeed?: unknown
  }
  return typeof manifest.updateFeed === 'string' ? manifest.updateFeed : null
}

/** Electron's `appData` is the configuration folder on Linux; state belongs in XDG_DATA_HOME. */
function dataHome(): string {
  if (process.platform !== 'linux') return app.getPath('appData')
  return process.env['XDG_DATA_HOME'] || join(app.getPath('home'), '.local', 'share')
}
