import { access, mkdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import { copyFileUntil } from '../../base/copy-file.ts'
import { expectSpace } from '../../base/disk-space.ts'

/** The folder of ISO files that belong to Slipway: copies, and uploads from a browser. */
export const isoFolder = (dataFolder: string): string => join(dataFolder, 'isos')

/** ISO files that belong to Slipway: copies in its data folder. */
export interface IsoStore {
  /** Resolves to where the copy is. Rejects with `disk-full`, `iso-unreadable` or `cancelled`. */
  copyIn(path: string, onProgress: (doneBytes: number, sizeBytes: number) => void): Promise<string>
  /** Deletes a file of the store; any other file is kept. */
  remove(path: string): Promise<void>
}

const PROGRESS_MS = 500

export function createIsoStore(needs: {
  readonly folder: string
  /** Aborted when Slipway ends: a running copy is deleted. */
  readonly signal: AbortSignal
}): IsoStore {
  const folder = resolve(needs.folder)

  const freePath = async (name: string): Promise<string> => {
    const extension = extname(name)
    const stem = basename(name, extension)
    for (let number = 1; ; number++) {
      const path = join(folder, number === 1 ? name : `${stem}-${number}${extension}`)
      const isFree = await access(path).then(
        () => false,
        () => true,
      )
      if (isFree) return path
    }
  }

  return {
    async copyIn(path, onProgress) {
      const found = await stat(path).catch(() => null)
      if (!found?.isFile()) throw new SlipwayError('iso-unreadable', { path, ...detail('file-gone') })
      await mkdir(folder, { recursive: true })
      await expectSpace(folder, found.size)
      const target = await freePath(basename(path))
      const partial = `${target}.partial`
      const timer = setInterval(() => {
        stat(partial).then(
          ({ size }) => onProgress(size, found.size),
          () => {},
        )
      }, PROGRESS_MS)
      try {
        await copyFileUntil(needs.signal, path, partial)
        await rename(partial, target)
        return target
      } catch (thrown) {
        await rm(partial, { force: true })
        if (needs.signal.aborted) throw new SlipwayError('cancelled', { path }, thrown)
        const { code, message } = thrown as NodeJS.ErrnoException
        if (code === 'ENOSPC')
          throw new SlipwayError('disk-full', { path: folder, neededBytes: found.size }, thrown)
        throw new SlipwayError('iso-unreadable', { path, detail: message }, thrown)
      } finally {
        clearInterval(timer)
      }
    },
    async remove(path) {
      if (dirname(resolve(path)) === folder) await rm(path, { force: true })
    },
  }
}
