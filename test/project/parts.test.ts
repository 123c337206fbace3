import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readBundledPackages } from '../../build/bundled-packages.ts'
import { formatSbom } from '../../build/sbom.ts'
import { formatNotices } from '../../build/third-party-notices.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const out = (path: string): string => readFileSync(join(ROOT, 'out', path), 'utf8')
const notBuilt = existsSync(join(ROOT, 'out/sbom.cdx.json')) ? '' : ' [not built: npm run build]'

interface Component {
  readonly type: string
  readonly name: string
  readonly version?: string
  readonly 'bom-ref': string
  readonly licenses?: readonly {
    readonly license?: { id?: string; name?: string }
    readonly expression?: string
  }[]
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
  readonly components?: readonly Component[]
}
interface Sbom {
  readonly bomFormat: string
  readonly specVersion: string
  readonly serialNumber: string
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

const program = {
  ...{ name: 'ipxe.efi', sizeBytes: 1, sha256: 'a'.repeat(64) },
  ...{ package: 'ipxe', version: '1.0.0+git-1', licence: 'GPL-2+' },
}
const listed = (folders: readonly string[]): Sbom =>
  JSON.parse(
    formatSbom({
      ...{ name: 'slipway', version: '0.1.0', licence: 'MIT', electron: '45.0.0', bootPrograms: [program] },
      packages: readBundledPackages(folders),
    }),
  ) as Sbom

it('the list of parts has versions, licences and checksums of packages and boot programs, and their dependencies', () => {
  const sbom = listed(['node_modules/vue-router', 'node_modules/pino', 'node_modules/sonic-boom'])
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' })
  expect(sbom.serialNumber).toMatch(
    /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  )
  const find = (name: string) => sbom.components.find(one => one.name === name)
  expect(find('pino')?.hashes).toMatchObject([
    { alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/) as string },
  ])
  expect(find('ipxe')).toMatchObject({
    licenses: [{ license: { name: 'GPL-2+' } }],
    components: [{ name: 'ipxe.efi' }],
  })
  expect(find('better-sqlite3')).toBeDefined()
  const uses = sbom.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/pino@'))
  expect(uses?.dependsOn).toEqual([expect.stringMatching(/^pkg:npm\/sonic-boom@/)])
  const refs = sbom.components.map(one => one['bom-ref'])
  expect(new Set(refs).size).toBe(refs.length)
  for (const { dependsOn } of sbom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref)
  expect(listed(['node_modules/pino']).serialNumber).toBe(listed(['node_modules/pino']).serialNumber)
  expect(() => listed(['node_modules/no-such-package'])).toThrow(/no-such-package/)
})

it('every package has its licence in the notices', () => {
  const packages = readBundledPackages(['node_modules/vue', 'node_modules/zod'])
  const notices = formatNotices(packages)
  for (const { name, version, licence } of packages)
    expect(notices).toContain(`${name} ${version} (${licence})`)
  expect(notices).toMatch(/Evan\)? You/)
})

it.skipIf(notBuilt !== '')(`what was built lists everything that it is made of${notBuilt}`, () => {
  const sbom = JSON.parse(out('sbom.cdx.json')) as Sbom
  const names = sbom.components.map(one => one.name)
  expect(names).toEqual(
    expect.arrayContaining(['@vue/runtime-core', 'vue-router', 'tailwindcss', 'zod', 'koffi', 'electron']),
  )
  const notices = out('THIRD-PARTY-NOTICES.txt')
  for (const { name, version, type } of sbom.components)
    if (type === 'library') expect(notices).toContain(`${name} ${version} (`)
  // Code of npm packages in the bundles names its file in a comment (`// node_modules/NAME/…`).
  const bundled = globSync('out/{headless,main}/*.js', { cwd: ROOT }).flatMap(path =>
    [
      ...readFileSync(join(ROOT, path), 'utf8').matchAll(/^\/\/ .*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
    ].map(([, name = '']) => name),
  )
  expect(bundled.length).toBeGreaterThan(10)
  for (const name of new Set(bundled)) expect(names).toContain(name)
})

it.skipIf(notBuilt !== '')(
  `the tarball has fixed versions, licences and the list of parts${notBuilt}`,
  () => {
    const folder = temporaryFolder()
    execFileSync(process.execPath, [join(ROOT, 'build/pack.ts'), folder], { stdio: 'ignore' })
    const [tarball = ''] = globSync('*.tgz', { cwd: folder })
    const files = execFileSync('tar', ['-tf', join(folder, tarball)])
      .toString()
      .split('\n')
    expect(files).toEqual(
      expect.arrayContaining([
        ...[
          'package/npm-shrinkwrap.json',
          'package/out/THIRD-PARTY-NOTICES.txt',
          'package/out/sbom.cdx.json',
        ],
        ...['package/out/headless/cli.js', 'package/LICENSE'],
      ]),
    )
    expect(existsSync(join(ROOT, 'npm-shrinkwrap.json'))).toBe(false)
  },
)
