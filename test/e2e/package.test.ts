import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChild } from '../support/child.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { readFuses, writeStandInElectron } from '../support/electron/stand-in-electron.ts'
import { testBootPrograms } from '../support/boot-programs.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const reason = await firstReason(
  async () => (process.platform === 'linux' && process.arch === 'x64' ? null : 'only on Linux x64'),
  async () => (existsSync(join(root, 'out/main/main.js')) ? null : 'not built: npm run build'),
  () => needPackages(['chromium']),
)

/** `npm run package -- --dir`, with a stand-in for Electron's program: every other packed file is real. */
describe.skipIf(reason !== null)(nameWith('the packed app', reason), () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-package-'))
  const packed = join(folder, 'dist', 'linux-unpacked')
  const resources = join(packed, 'resources')

  beforeAll(async () => {
    const electron = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
      version: string
    }
    writeStandInElectron(join(folder, 'electron'), electron.version)
    await testBootPrograms()
    await run(
      process.execPath,
      [
        'node_modules/electron-builder/cli.js',
        ...['--linux', '--x64', '--dir', '--config', 'build/electron-builder.yml'],
        `-c.electronDist=${join(folder, 'electron')}`,
        `-c.directories.output=${join(folder, 'dist')}`,
      ],
      { cwd: root },
    )
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('contains the program, its preload and the page, two native modules, and nothing else', () => {
    const files = listPackage(join(resources, 'app.asar'), { isPack: false })
    const tops = new Set(files.map(file => file.split('/').slice(1, 3).join('/')))
    expect([...tops].sort()).toEqual([
      'LICENSE',
      'node_modules',
      'node_modules/@koromix',
      'node_modules/better-sqlite3',
      'node_modules/koffi',
      'out',
      'out/THIRD-PARTY-NOTICES.txt',
      'out/main',
      'out/preload',
      'out/renderer',
      'out/sbom.cdx.json',
      'package.json',
    ])
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main/main.js',
        '/out/main/import-worker.js',
        '/out/main/checkpoint-worker.js',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
      ]),
    )
    expect(files.filter(file => /\.(ts|map|c|cc|cpp|h|hh)$/.test(file))).toEqual([])
  })

  it('has outside the archive only what cannot be inside', () => {
    const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' })
    expect(unpacked.filter(name => /\.\w+$/.test(name)).sort()).toEqual([
      'node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ])
  })

  it('has boot programs and tray icons next to the archive', () => {
    expect(readdirSync(join(resources, 'boot'))).toContain('ipxe.efi')
    expect(readdirSync(join(resources, 'icons'))).toEqual(
      expect.arrayContaining(['tray.png', 'tray@2x.png', 'tray-serving.png', 'trayTemplate.png']),
    )
  })

  it('has its back doors closed', () => {
    // Run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, archive only, V8 snapshot, file://.
    expect(readFuses(readFileSync(join(packed, 'slipway-desktop'))).slice(0, 8)).toBe('01001100')
  })

  it('starts: the packed program opens its window, reads its state and finds its boot programs', async () => {
    const app = join(folder, 'extracted')
    extractAll(join(resources, 'app.asar'), app)
    const child = startChild(
      [
        process.execPath,
        '--import',
        fileURLToPath(new URL('../support/electron/as-electron.ts', import.meta.url)),
        join(app, 'out', 'main', 'main.js'),
      ],
      {
        environment: {
          SLIPWAY_DATA: join(folder, 'data'),
          SLIPWAY_BOOT_PROGRAMS: '',
          STAND_IN_RESOURCES: resources,
        },
      },
    )
    const line = await child.waitForLine('the window', text => text.startsWith('{"window"'), 60_000)
    expect(JSON.parse(line)).toMatchObject({
      window: expect.stringContaining('Slipway') as string,
      info: { hasBootFiles: true, dataFolder: join(folder, 'data') },
    })
    await child.stop('SIGTERM')
    expect(existsSync(join(folder, 'data', 'slipway.db'))).toBe(true)
  })
})
