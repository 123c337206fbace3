import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { SlipwayError, type ApiError } from '#contract/errors.ts'
import type { BootFile } from '#contract/methods.ts'
import { detail } from '#contract/reason.ts'
import {
  CommandFailed,
  downloadPackages,
  packageFacts,
  unknownPackages,
  unpackPackage,
  updatePackageLists,
} from './debian-archive.ts'
import { formatManifest, MANIFEST_NAME } from './manifest.ts'
import { formatSourceOffer, sourcesOf } from './source-offer.ts'
import {
  findPrograms,
  LICENCE_TEXTS_PACKAGE,
  licencePackageOf,
  packageNames,
  PROGRAM_SOURCES,
  REQUIRED_PROGRAMS,
  type FetchLog,
  type FoundProgram,
  type UnpackedPackage,
} from './packages.ts'

/**
 * Fetches the boot programs from the distribution's packages (Debian, Ubuntu and derivatives) into `folder`. Files
 * are prepared next to `folder` and moved into place at the end, so a failed fetch leaves the old files. Throws
 * `boot-files-unavailable` with a `reason` or `detail` that says what to do.
 */
export async function fetchBootPrograms(needs: {
  readonly folder: string
  readonly log?: FetchLog | undefined
}): Promise<readonly BootFile[]> {
  const log = needs.log ?? (() => {})
  const workFolder = await mkdtemp(join(tmpdir(), 'slipway-boot-programs-'))
  const stagingFolder = `${needs.folder}.new-${process.pid}`
  try {
    const packages = await unpackAll(await download(workFolder, log), workFolder)
    const found = await findPrograms(packages, log)
    await rm(stagingFolder, { recursive: true, force: true })
    await mkdir(stagingFolder, { recursive: true })
    const files = await copyPrograms(found, packages, stagingFolder)
    await copyLicences(packages, stagingFolder)
    await writeSourceOffer(packages, join(stagingFolder, 'licences'))
    await writeFile(join(stagingFolder, MANIFEST_NAME), formatManifest(files))
    await replaceFolder(stagingFolder, needs.folder)
    log('boot-files.fetched', { count: files.length, folder: needs.folder })
    return files
  } catch (thrown) {
    if (thrown instanceof SlipwayError) throw thrown
    throw new SlipwayError('boot-files-unavailable', whyNot(thrown, needs.folder), thrown)
  } finally {
    await rm(workFolder, { recursive: true, force: true })
    await rm(stagingFolder, { recursive: true, force: true })
  }
}

function whyNot(thrown: unknown, folder: string): ApiError['params'] {
  if (thrown instanceof CommandFailed && thrown.isAbsent)
    return detail('no-package-tool', { command: thrown.command, name: basename(folder), folder })
  if (thrown instanceof CommandFailed) return detail('package-tool-failed', { said: thrown.message })
  return { detail: thrown instanceof Error ? thrown.message : String(thrown) }
}

/**
 * Package lists may be empty (a new container) or out of date (the archive has newer versions). Root refreshes them
 * once.
 */
async function download(workFolder: string, log: FetchLog): Promise<readonly string[]> {
  const isRoot = process.getuid?.() === 0
  const wanted = packageNames()
  let unknown = await unknownPackages(wanted)
  let isFresh = false
  if (unknown.length > 0 && isRoot) {
    log('boot-files.refreshing')
    await updatePackageLists()
    isFresh = true
    unknown = await unknownPackages(wanted)
  }
  const required = PROGRAM_SOURCES.filter(source => REQUIRED_PROGRAMS.includes(source.name))
  const missing = unknown.filter(name => required.some(source => source.package === name))
  if (missing.length > 0) throw new SlipwayError('boot-files-unavailable', missingReason(missing, isRoot))
  for (const name of unknown) log('boot-files.unknown-package', { package: name })

  const known = wanted.filter(name => !unknown.includes(name))
  log('boot-files.downloading', { packages: known.join(', ') })
  try {
    return await downloadPackages(known, workFolder)
  } catch (thrown) {
    if (!isRoot || isFresh || (thrown instanceof CommandFailed && thrown.isAbsent)) throw thrown
    log('boot-files.refreshing')
    await updatePackageLists()
    return downloadPackages(known, workFolder)
  }
}

const missingReason = (missing: readonly string[], isRoot: boolean) =>
  detail(isRoot ? 'packages-unknown' : 'packages-unknown-to-user', { packages: missing.join(', ') })

async function unpackAll(
  files: readonly string[],
  workFolder: string,
): Promise<ReadonlyMap<string, UnpackedPackage>> {
  const packages = new Map<string, UnpackedPackage>()
  for (const file of files) {
    const facts = await packageFacts(file)
    const root = join(workFolder, 'unpacked', facts.name)
    await mkdir(root, { recursive: true })
    await unpackPackage(file, root)
    packages.set(facts.name, { ...facts, root })
  }
  return packages
}

async function copyPrograms(
  found: readonly FoundProgram[],
  packages: ReadonlyMap<string, UnpackedPackage>,
  folder: string,
): Promise<readonly BootFile[]> {
  const licences = new Map<string, string>()
  for (const name of packages.keys())
    licences.set(name, parseLicence((await copyrightOf(packages, name)) ?? ''))
  const files: BootFile[] = []
  for (const { name, path, from } of found) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await copyFile(path, join(folder, name))
    const bytes = await readFile(path)
    files.push({
      name,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      package: from.name,
      version: from.version,
      licence: licences.get(from.name) ?? 'see copyright',
    })
  }
  return files
}

/** `apt-get source` needs these; build/boot-program-sources.ts reads them. */
export const SOURCES_NAME = 'sources.json'

/** The packages that programs or their licences come from, without the one of the licences' texts. */
const ofPrograms = (packages: ReadonlyMap<string, UnpackedPackage>): readonly UnpackedPackage[] =>
  [...packages.values()].filter(({ name }) => name !== LICENCE_TEXTS_PACKAGE)

/** The terms of each package, and the full texts of the licences that they name: they accompany the programs. */
async function copyLicences(packages: ReadonlyMap<string, UnpackedPackage>, folder: string): Promise<void> {
  const [licences, common] = [join(folder, 'licences'), join(folder, 'licences', 'common-licenses')]
  await mkdir(common, { recursive: true })
  const named = new Set<string>()
  for (const { name } of ofPrograms(packages)) {
    const text = await copyrightOf(packages, name)
    if (text === null) continue
    await writeFile(join(licences, `${name}.txt`), text)
    for (const licence of namedLicences(text)) named.add(licence)
  }
  const texts = packages.get(LICENCE_TEXTS_PACKAGE)
  if (texts === undefined) return
  for (const name of named) {
    const text = await readFile(join(texts.root, 'usr/share/common-licenses', name)).catch(() => null)
    if (text) await writeFile(join(common, name), text)
  }
}

/** The licences whose text a `copyright` file has on every Debian system rather than in itself: `GPL-2`, `LGPL-2.1`. */
export function namedLicences(copyright: string): readonly string[] {
  const names = [...copyright.matchAll(/common-licenses\/([A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9])/g)]
  return [...new Set(names.map(([, name = '']) => name))]
}

async function writeSourceOffer(
  packages: ReadonlyMap<string, UnpackedPackage>,
  folder: string,
): Promise<void> {
  const sources = sourcesOf(ofPrograms(packages))
  await writeFile(join(folder, 'SOURCE-OFFER.txt'), formatSourceOffer(sources))
  await writeFile(join(folder, SOURCES_NAME), `${JSON.stringify(sources, null, 2)}\n`)
}

async function copyrightOf(
  packages: ReadonlyMap<string, UnpackedPackage>,
  name: string,
): Promise<string | null> {
  const speaker = packages.get(licencePackageOf(name))
  if (speaker === undefined) return null
  return readFile(join(speaker.root, 'usr/share/doc', speaker.name, 'copyright'), 'utf8').catch(() => null)
}

/**
 * The short licence name in a Debian `copyright` file (machine-readable format 1.0, DEP-5): the one in the `Files: *`
 * paragraph, else every name in the file. Files in another format give `see copyright`.
 */
export function parseLicence(copyright: string): string {
  if (!/^Format:/m.test(copyright)) return 'see copyright'
  const paragraphs = copyright.split(/\n\s*\n/)
  const whole = paragraphs.find(paragraph => fieldOf(paragraph, 'Files') === '*')
  const own = whole === undefined ? null : fieldOf(whole, 'License')
  if (own !== null) return own
  const names = paragraphs.map(paragraph => fieldOf(paragraph, 'License')).filter(name => name !== null)
  return names.length === 0 ? 'see copyright' : [...new Set(names)].join(', ')
}

/** The first line of a field: a licence's short name comes before its text. */
function fieldOf(paragraph: string, field: string): string | null {
  const match = new RegExp(`^${field}:[ \\t]*(\\S.*)$`, 'm').exec(paragraph)
  return match?.[1]?.trim() ?? null
}

/** Replaces `folder` with `next`: two renames on one file system. If the second fails, the first is undone. */
async function replaceFolder(next: string, folder: string): Promise<void> {
  const previous = `${folder}.old-${process.pid}`
  await rm(previous, { recursive: true, force: true })
  const hadOne = await rename(folder, previous).then(
    () => true,
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return false
      throw thrown
    },
  )
  try {
    await rename(next, folder)
  } catch (thrown) {
    if (hadOne) await rename(previous, folder)
    throw thrown
  }
  await rm(previous, { recursive: true, force: true })
}
