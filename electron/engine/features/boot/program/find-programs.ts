import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { reason } from '#contract/reason.ts'
import { MODULE_SOURCES, PROGRAM_SOURCES, REQUIRED_PROGRAMS } from './packages.ts'

/** An unpacked package: where its files are and what it says of itself. */
export interface UnpackedPackage {
  readonly name: string
  readonly version: string
  readonly root: string
}

/** A program in an unpacked package and the name it is served under. */
export interface FoundProgram {
  readonly name: string
  readonly path: string
  readonly from: UnpackedPackage
}

/**
 * Every boot program and module that the packages hold. One that is absent is logged, unless no machine boots
 * without it: then `boot-files-unavailable` is thrown.
 */
export async function findPrograms(
  packages: ReadonlyMap<string, UnpackedPackage>,
  log: (line: string) => void,
): Promise<readonly FoundProgram[]> {
  const found: FoundProgram[] = []
  for (const source of PROGRAM_SOURCES) {
    const from = packages.get(source.package)
    if (from === undefined) continue
    const path = await firstFile(source.paths.map(inside => join(from.root, inside)))
    if (path !== null) found.push({ name: source.name, path, from })
    else if (REQUIRED_PROGRAMS.includes(source.name))
      throw new SlipwayError('boot-files-unavailable', {
        ...reason('package-without-program', {
          package: from.name,
          version: from.version,
          program: source.name,
        }),
      })
    else log(`${from.name} ${from.version} has no ${source.name}: going on without it`)
  }
  for (const source of MODULE_SOURCES) {
    const from = packages.get(source.package)
    if (from === undefined) continue
    for (const name of (await readdir(join(from.root, source.folder))).sort())
      if (source.endings.some(ending => name.endsWith(ending)))
        found.push({ name: `${source.name}/${name}`, path: join(from.root, source.folder, name), from })
  }
  return found
}

async function firstFile(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    // Debian's /usr/lib/ipxe/ipxe.efi is an absolute link to /boot: followed, it leads to this computer's own files.
    const info = await lstat(path).catch(() => null)
    if (info?.isFile() === true) return path
  }
  return null
}
