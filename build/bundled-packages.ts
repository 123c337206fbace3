import { createRequire } from 'node:module'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { z } from 'zod'
import { fromRoot } from './vite.node.ts'

/** A package of which the built program has code. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  /** As SPDX writes it: an identifier or an expression. */
  readonly licence: string
  /** Its folder below the project. */
  readonly folder: string
  /** SHA-512 of its archive in the registry, in hex; null for one that the lockfile has none for. */
  readonly sha512: string | null
  /** Folders of the bundled packages that it uses. */
  readonly uses: readonly string[]
}

/** Style sheets and native modules that no module of a bundle names. */
const alsoShipped = (): readonly string[] => [
  ...['better-sqlite3', 'koffi', 'tailwindcss'].map(name => `node_modules/${name}`),
  // koffi's program for this system.
  ...globSync('node_modules/@koromix/koffi-*', { cwd: fromRoot('') }).map(path => path.replaceAll('\\', '/')),
]

/** `node_modules/a/node_modules/@b/c` at the beginning of what follows the project, or where a link to it leads. */
const PACKAGE_FOLDER = /\/((?:node_modules\/(?:@[^/]+\/)?[^/@]+\/)+)/

/** Notes in `folders` which packages a bundle has code of. */
export function notePackages(folders: Set<string>): Plugin {
  return {
    name: 'note-packages',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const id of chunk.moduleIds) {
          const [, folder] = PACKAGE_FOLDER.exec(id.replaceAll('\\', '/')) ?? []
          if (folder !== undefined) folders.add(folder.slice(0, -1))
        }
      }
    },
  }
}

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})
type Locked = z.infer<typeof lockfile>['packages']

/** The packages of these folders with what the lockfile says about them, by name. Throws for one that it does not know. */
export function readBundledPackages(folders: Iterable<string>): readonly BundledPackage[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')))
  const shipped = [...new Set([...folders, ...alsoShipped()])]
  return shipped
    .map(folder => describe(folder, packages, new Set(shipped)))
    .toSorted((one, other) => (one.name === other.name ? 0 : one.name < other.name ? -1 : 1))
}

function describe(folder: string, locked: Locked, shipped: ReadonlySet<string>): BundledPackage {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const row = locked[folder]
  if (row?.version === undefined || row.license === undefined)
    throw new Error(`package-lock.json has no version or licence of ${folder}, which is in a bundle`)
  const wanted = Object.keys({ ...row.dependencies, ...row.optionalDependencies })
  return {
    name,
    version: row.version,
    licence: row.license,
    folder,
    sha512: row.integrity?.startsWith('sha512-')
      ? Buffer.from(row.integrity.slice('sha512-'.length), 'base64').toString('hex')
      : null,
    uses: wanted.flatMap(one => findFrom(folder, one, locked) ?? []).filter(one => shipped.has(one)),
  }
}

/** Node looks next to the package first, then in every folder above it. */
function findFrom(folder: string, name: string, locked: Locked): string | null {
  for (let place = folder; ;) {
    const found = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (locked[found]) return found
    if (place === '') return null
    place = place.includes('/node_modules/') ? place.slice(0, place.lastIndexOf('/node_modules/')) : ''
  }
}

const TEXT_NAME = /^(licen[cs]e|copying|notice|copyright)/i

/** The licence and notice files of a package; empty if it has none. */
export function licenceTexts({ folder }: BundledPackage): readonly string[] {
  const path = fromRoot(folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter(name => TEXT_NAME.test(name) && !/\.(js|ts|json)$/.test(name))
    .toSorted()
    .map(name => readFileSync(join(path, name), 'utf8').trim())
}

/** Who wrote a package without a licence file, by its package.json. */
export function authorOf({ folder }: BundledPackage): string {
  const { author } = createRequire(import.meta.url)(fromRoot(`${folder}/package.json`)) as {
    author?: string | { name?: string }
  }
  return (typeof author === 'string' ? author : author?.name) ?? 'its contributors'
}
