import { join } from 'node:path'
import type { BootFile } from '#contract/methods.ts'
import type { AppPaths } from '../../../base/app-paths.ts'
import { createBootPrograms, type BootPrograms } from './boot-programs.ts'
import { fetchBootPrograms } from './fetch-debian.ts'
import { REQUIRED_PROGRAMS } from './packages.ts'
import type { Log } from '../../../base/log/log.ts'

/** The boot programs of this computer, fetched on first need. */
export interface BootProgramSupply {
  readonly programs: BootPrograms
  isComplete(): boolean
  fetch(): Promise<readonly BootFile[]>
  /** Fetches what is missing for any boot at all; rejects with `boot-files-unavailable`. */
  need(): Promise<void>
}

export function createBootProgramSupply(needs: {
  paths: Pick<AppPaths, 'data' | 'bootPrograms'>
  log: Log
}): BootProgramSupply {
  const { paths, log } = needs
  const programs = createBootPrograms({ folders: [join(paths.data, 'boot-programs'), paths.bootPrograms] })
  const isComplete = (): boolean => REQUIRED_PROGRAMS.every(name => programs.has(name))
  const fetch = async (): Promise<readonly BootFile[]> => {
    await fetchBootPrograms({
      folder: paths.bootPrograms,
      log: (code, params = {}) => log.write({ level: 'info', part: 'boot', code, params }),
    })
    return programs.list()
  }
  return {
    programs,
    isComplete,
    fetch,
    async need() {
      if (isComplete()) return
      log.write({ level: 'info', part: 'boot', code: 'boot-files.needed' })
      await fetch()
    },
  }
}
