import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { encodeIcns, encodeIco } from '../../build/icon-containers.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): Buffer => readFileSync(join(root, path))
const configuration = (): Record<string, unknown> =>
  parse(read('build/electron-builder.yml').toString('utf8')) as Record<string, unknown>

interface ConfigModule {
  validateConfiguration(configuration: unknown, debugLogger: object): Promise<void>
}
const builder = createRequire(import.meta.url)(
  join(root, 'node_modules/app-builder-lib/out/util/config/config.js'),
) as ConfigModule
const validate = (value: unknown): Promise<void> =>
  builder.validateConfiguration(value, { isEnabled: false, add: () => undefined })

it('is a valid configuration of electron-builder', async () => {
  await validate(configuration())
})

it('would be refused with an unknown key', async () => {
  await expect(validate({ ...configuration(), asarUnpak: [] })).rejects.toThrow('asarUnpak')
  await expect(validate({ ...configuration(), toolsets: { appimage: '9.9.9' } })).rejects.toThrow('appimage')
})

it("closes Electron's back doors, and chooses the AppImage runtime that needs no libfuse2", () => {
  const { electronFuses, toolsets, asarUnpack } = configuration()
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(toolsets).toEqual({ appimage: '1.0.3' })
  expect(asarUnpack).toEqual(['**/*.node'])
})

it('installs polkit rules and systemd units where Linux looks for them', () => {
  const { linuxFiles } = createRequire(import.meta.url)(join(root, 'build/linux-files.cjs')) as {
    linuxFiles(folder: string): string[]
  }
  const folder = temporaryFolder()
  expect(linuxFiles(join(folder, 'none'))).toEqual([])
  for (const name of ['50-slipway.rules', 'org.slipway.policy', 'slipway.service', 'README.md'])
    writeFileSync(join(folder, name), '')
  expect(linuxFiles(folder)).toEqual([
    `${folder}/50-slipway.rules=/usr/share/polkit-1/rules.d/50-slipway.rules`,
    `${folder}/org.slipway.policy=/usr/share/polkit-1/actions/org.slipway.policy`,
    `${folder}/slipway.service=/usr/lib/systemd/system/slipway.service`,
  ])
})

it('never disables the sandbox in a desktop entry', () => {
  expect(read('build/electron-builder.yml').toString()).not.toMatch(/executableArgs/)
})

it('names files that exist', () => {
  const { linux, mac, win, nsis } = configuration() as Record<string, { icon?: string; include?: string }>
  for (const path of [linux?.icon, mac?.icon, win?.icon, nsis?.include])
    expect(existsSync(join(root, path ?? 'no path'))).toBe(true)
})

/** The size in a PNG's header (IHDR). */
function pngSize(png: Buffer): number {
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20))
  return png.readUInt32BE(16)
}

it('has icons of the declared sizes', () => {
  for (const sizePx of [16, 24, 32, 48, 64, 128, 256, 512])
    expect(pngSize(read(`build/icons/${sizePx}x${sizePx}.png`))).toBe(sizePx)
  for (const name of ['tray', 'tray-serving']) {
    expect(pngSize(read(`resources/icons/${name}.png`))).toBe(24)
    expect(pngSize(read(`resources/icons/${name}@2x.png`))).toBe(48)
    expect(pngSize(read(`resources/icons/${name}Template@2x.png`))).toBe(32)
  }
})

it('has an ICO with its entries at their offsets', () => {
  const ico = read('build/icons/icon.ico')
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const offset = ico.readUInt32LE(at + 12)
    const sizePx = pngSize(ico.subarray(offset, offset + ico.readUInt32LE(at + 8)))
    expect(ico.readUInt8(at)).toBe(sizePx % 256)
    return sizePx
  })
  // NSIS and electron-builder require one of 256.
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
})

it('has an ICNS with its entries at their offsets', () => {
  const icns = read('build/icons/icon.icns')
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const found: Record<string, number> = {}
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    found[icns.toString('latin1', at, at + 4)] = pngSize(icns.subarray(at + 8))
  expect(found).toMatchObject({ icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic14: 512 })
})

it('writes containers of no images without an error', () => {
  expect(encodeIco([])).toEqual(Buffer.from([0, 0, 1, 0, 0, 0]))
  expect(encodeIcns([]).readUInt32BE(4)).toBe(8)
})
