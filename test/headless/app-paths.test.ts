import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { appPaths } from '../../electron/headless/app-paths.ts'

afterEach(() => vi.unstubAllEnvs())

it('uses the folder of the option, then of the environment, relative to the current directory', () => {
  vi.stubEnv('SLIPWAY_DATA', '/srv/slipway')
  expect(appPaths('state').data).toBe(resolve('state'))
  expect(appPaths(undefined).data).toBe('/srv/slipway')
})

it.runIf(process.platform === 'linux')(
  'treats an empty variable as absent: the state is never in the current folder',
  () => {
    vi.stubEnv('SLIPWAY_DATA', '')
    vi.stubEnv('XDG_DATA_HOME', '')
    vi.stubEnv('SLIPWAY_BOOT_PROGRAMS', '')
    expect(appPaths('').data).toBe(join(homedir(), '.local/share/slipway'))
    expect(appPaths('').bootPrograms).toMatch(/resources\/boot$/)
  },
)
