import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppPaths } from '#engine/base/app-paths.ts'

/** True when Node runs the TypeScript source directly; false in the bundle in out/headless. */
const isSource = import.meta.url.endsWith('.ts')

const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

export const uiFolder = join(projectRoot, 'out', 'renderer')

export function appPaths(dataFolder: string | undefined): AppPaths {
  return {
    // A script may pass an empty variable; `resolve('')` would put the database into the current folder.
    data: resolve(dataFolder || process.env['SLIPWAY_DATA'] || defaultDataFolder()),
    bootPrograms: process.env['SLIPWAY_BOOT_PROGRAMS'] || join(projectRoot, 'resources', 'boot'),
    importWorker: worker('../engine/image/import-worker.ts', 'import-worker.js'),
    checkpointWorker: worker('../engine/store/checkpoint-worker.ts', 'checkpoint-worker.js'),
    labHost: worker('../engine/lab-host.ts', 'lab-host.js'),
  }
}

const worker = (source: string, bundle: string): URL => new URL(isSource ? source : bundle, import.meta.url)

/** The platform's application-data folder. The desktop app uses the same, so both share one database. */
function defaultDataFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Slipway')
  if (process.platform === 'win32') {
    return join(process.env['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'Slipway')
  }
  return join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'slipway')
}
