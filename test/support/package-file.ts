import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  downloadPackages,
  unpackPackage,
  updatePackageLists,
} from '#engine/features/boot/program/debian-archive.ts'
import { TEST_CACHE } from './test-kernel.ts'

const run = promisify(execFile)

/** A file in a package of this distribution. */
export interface PackageFile {
  /** Its name, as a regular expression for apt-cache; the last match is used. */
  readonly package: string
  /** The path of the file inside the package. */
  readonly path: RegExp
  /** The name of the copy in the cache. */
  readonly name: string
}

export const XEN: PackageFile = {
  package: '^xen-hypervisor-[0-9.]+-amd64$',
  path: /^boot\/xen-.*\.gz$/,
  name: 'xen.gz',
}
export const MEMTEST_ISO: PackageFile = {
  package: '^memtest86\\+$',
  path: /memtest86\+.*x64\.iso$/,
  name: 'memtest86+x64.iso',
}

/** Null if the distribution has the file, else why not. */
export function needPackageFile(file: PackageFile): Promise<string | null> {
  return packageFile(file).then(
    () => null,
    (thrown: Error) => `needs ${file.name} from the distribution's archive: ${thrown.message}`,
  )
}

/** Fetches the package with the system's package tool, once; nothing is installed. */
export async function packageFile(file: PackageFile): Promise<string> {
  const kept = join(TEST_CACHE, file.name)
  if ((await stat(kept).catch(() => null)) !== null) return kept
  await mkdir(TEST_CACHE, { recursive: true })
  const work = await mkdtemp(join(TEST_CACHE, 'fetching-'))
  try {
    const [archive] = await downloadPackages([await packageName(file.package)], work)
    if (archive === undefined) throw new Error('apt-get download left no package')
    const unpacked = join(work, 'unpacked')
    await unpackPackage(archive, unpacked)
    const found = (await readdir(unpacked, { recursive: true })).find(path => file.path.test(path))
    if (found === undefined) throw new Error(`the package has no ${String(file.path)}`)
    await copyFile(join(unpacked, found), join(work, file.name))
    await rename(join(work, file.name), kept)
    return kept
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function packageName(pattern: string): Promise<string> {
  for (const isRetry of [false, true]) {
    const { stdout } = await run('apt-cache', ['search', '--names-only', pattern])
    const names = stdout.split('\n').map(line => line.split(' ')[0] ?? '')
    const name = names
      .filter(one => new RegExp(pattern).test(one))
      .sort()
      .at(-1)
    if (name !== undefined) return name
    if (!isRetry && process.getuid?.() === 0) await updatePackageLists()
  }
  throw new Error(`the package lists have none that matches ${pattern}: apt-get update`)
}
