import { createHash } from 'node:crypto'
import type { BootFile } from '#contract/methods.ts'
import type { BundledPackage } from './bundled-packages.ts'

/** The product that a list of parts describes. */
export interface SbomSubject {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly packages: readonly BundledPackage[]
  /** The version of Electron that the app is packed with. */
  readonly electron: string
  /** The rows of the manifest; empty if they are not on this computer. */
  readonly bootPrograms: readonly BootFile[]
}

/**
 * The parts of Slipway as CycloneDX 1.6 (ECMA-424): every package that a bundle has code of, native modules, Electron, and
 * every boot program by its file. npm's own list cannot say it: it would leave out what the page is made of, and name what
 * only builds it. The same parts make the same text.
 */
export function formatSbom(subject: SbomSubject): string {
  const { name, version, licence, packages } = subject
  const root = `pkg:npm/${name}@${version}`
  const npm = packages.map(npmComponent)
  const debian = debianComponents(subject.bootPrograms)
  const electron = {
    type: 'framework',
    'bom-ref': npmUrl('electron', subject.electron),
    name: 'electron',
    version: subject.electron,
    purl: npmUrl('electron', subject.electron),
    licenses: licences('MIT'),
    scope: 'optional',
    description:
      'In the desktop app only, with Chromium and Node.js; their licences are in LICENSES.chromium.html.',
  }
  const components = [...npm, electron, ...debian]
  const refs = new Map(packages.map(one => [one.folder, refOf(one)]))
  const used = new Set(packages.flatMap(one => one.uses))
  const body = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name,
        version,
        purl: root,
        licenses: licences(licence),
      },
    },
    components,
    dependencies: [
      {
        ref: root,
        dependsOn: [
          ...packages.filter(one => !used.has(one.folder)).map(refOf),
          electron['bom-ref'],
          ...debian.map(one => one['bom-ref']),
        ],
      },
      ...packages.map(one => ({
        ref: refOf(one),
        dependsOn: one.uses.map(folder => refs.get(folder) ?? folder),
      })),
    ],
  }
  return `${JSON.stringify({ $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', serialNumber: serialOf(body), ...body }, null, 2)}\n`
}

const npmUrl = (name: string, version: string): string =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${encodeURIComponent(version)}`

/** Two copies of one version may be in different folders. */
const refOf = ({ name, version, folder }: BundledPackage): string =>
  folder === `node_modules/${name}` ? npmUrl(name, version) : `${npmUrl(name, version)}#${folder}`

function npmComponent(one: BundledPackage) {
  const { name, version, licence, sha512 } = one
  return {
    type: 'library',
    'bom-ref': refOf(one),
    name,
    version,
    purl: npmUrl(name, version),
    licenses: licences(licence),
    ...(sha512 !== null && { hashes: [{ alg: 'SHA-512', content: sha512 }] }),
  }
}

/** One component for each package, with its programs as files in it. */
function debianComponents(programs: readonly BootFile[]) {
  const byPackage = Map.groupBy(programs, file => `${file.package}@${file.version}`)
  return [...byPackage.values()].map(files => {
    const [{ package: name, version, licence }] = files as [BootFile]
    const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}`
    return {
      type: 'firmware',
      'bom-ref': purl,
      name,
      version,
      purl,
      licenses: [{ license: { name: licence } }],
      components: files.map(file => ({
        type: 'file',
        'bom-ref': `${purl}#${file.name}`,
        name: file.name,
        hashes: [{ alg: 'SHA-256', content: file.sha256 }],
      })),
    }
  })
}

/** An identifier of SPDX, or an expression of several. */
const licences = (licence: string) =>
  /[ ()]/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }]

/** A UUID (RFC 9562 §5.8, version 8) of the parts themselves: a list that is made again has the same number. */
function serialOf(body: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
