import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootFile } from '#contract/methods.ts'
import type { AppPaths } from '../../../base/app-paths.ts'
import { createBootPrograms, type BootPrograms } from './boot-programs.ts'
import { fetchBootPrograms } from './fetch-debian.ts'
import { REQUIRED_PROGRAMS } from './packages.ts'
import type { Log } from '../../../base/log/log.ts'

/** The boot programs on this computer, fetched on first use. */
export interface BootProgramSupply {
  readonly programs: BootPrograms
  isComplete(): boolean
  fetch(): Promise<readonly BootFile[]>
  /**
   * Fetches what is missing for any boot at all; rejects with `boot-files-unavailable`, or with `boot-program-changed`
   * for a file that no machine boots without.
   */
  need(): Promise<void>
}

export function createBootProgramSupply(needs: {
  paths: Pick<AppPaths, 'data' | 'bootPrograms'>
  log: Log
}): BootProgramSupply {
  const { paths, log } = needs
  /** Refused files, by name and what was expected of them: each is reported once. */
  const reported = new Set<string>()
  const programs = createBootPrograms({
    folders: [join(paths.data, 'boot-programs'), paths.bootPrograms],
    onChanged({ name, package: from, version, sha256 }) {
      const key = `${name} ${sha256}`
      if (reported.has(key)) return
      reported.add(key)
      log.write({
        level: 'error',
        part: 'boot',
        code: 'boot-files.changed',
        params: { file: name, package: from, version },
      })
    },
  })
  const isComplete = (): boolean => REQUIRED_PROGRAMS.every(name => programs.has(name))
  const fetch = async (): Promise<readonly BootFile[]> => {
    await fetchBootPrograms({
      folder: paths.bootPrograms,
      log: (code, params = {}) => log.write({ level: 'info', part: 'boot', code, params }),
    })
    reported.clear()
    return programs.list()
  }
  return {
    programs,
    isComplete,
    fetch,
    async need() {
      await programs.refresh()
      if (!isComplete()) {
        log.write({ level: 'info', part: 'boot', code: 'boot-files.needed' })
        await fetch()
      }
      for (const name of REQUIRED_PROGRAMS) await (await programs.open(name))?.close()
    },
  }
}

/** Null for a program that is not there, and for one that is refused because it has changed. */
export async function openUnchanged(
  programs: Pick<BootPrograms, 'open'>,
  name: string,
): ReturnType<BootPrograms['open']> {
  try {
    return await programs.open(name)
  } catch (error) {
    if (error instanceof SlipwayError && error.code === 'boot-program-changed') return null
    throw error
  }
}
