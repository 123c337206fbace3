import { stat } from 'node:fs/promises'
import type { FilePresence } from '#contract/image.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import { createSemaphore, type Semaphore } from '../../base/semaphore.ts'
import { createMounts, type Mount } from './mounts.ts'

/** How a file looked when its image was imported. */
export interface FileStamp {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** Whether files are still the ones that were imported. A file system that does not answer delays nothing but its own files. */
export interface FilePresences {
  /** What was seen last, from memory. A file that was never seen is missing. */
  of(stamp: FileStamp): FilePresence
  /** Looks now, or joins a look under way. After 2 s without an answer the file counts as missing, until one comes. */
  look(stamp: FileStamp): Promise<FilePresence>
}

const LIMIT_MS = 2000
/** One thread waits for a share that is dead. A disk of this computer serves several. */
const LOOKS_AT_ONCE = { remote: 1, local: 4 } as const
const MAX_FILES = 4096

type Seen = Pick<FileStamp, 'sizeBytes' | 'modifiedMs'> | null

interface Look {
  readonly answer: Promise<void>
  isLate: boolean
}

export function createFilePresences(needs: {
  readonly clock: Clock
  readonly mountOf?: (path: string) => Promise<Mount>
  /** Null for a file that is not there. Tests replace it. */
  readonly statOf?: (path: string) => Promise<Seen>
}): FilePresences {
  const { clock, statOf = statOrNull } = needs
  const mountOf = needs.mountOf ?? createMounts(clock).of
  const seen = new BoundedMap<string, Seen>(MAX_FILES)
  const looks = new Map<string, Look>()
  const turns = new Map<string, Semaphore>()

  const turnsOf = ({ point, isRemote }: Mount): Semaphore => {
    const known = turns.get(point) ?? createSemaphore(LOOKS_AT_ONCE[isRemote ? 'remote' : 'local'])
    turns.set(point, known)
    return known
  }
  const ask = async (path: string): Promise<void> => {
    const mount = await mountOf(path)
    seen.set(path, await turnsOf(mount).run(() => statOf(path)))
  }
  const begin = (path: string): Look => {
    const look: Look = {
      isLate: false,
      answer: ask(path)
        .catch(() => void seen.set(path, null))
        .finally(() => looks.delete(path)),
    }
    looks.set(path, look)
    return look
  }
  const of = (stamp: FileStamp): FilePresence => {
    const found = seen.get(stamp.path)
    if (!found) return 'missing'
    // File systems keep fractions of a millisecond, databases may not.
    const isSame =
      found.sizeBytes === stamp.sizeBytes && Math.round(found.modifiedMs) === Math.round(stamp.modifiedMs)
    return isSame ? 'unchanged' : 'changed'
  }

  return {
    of,
    async look(stamp) {
      const look = looks.get(stamp.path) ?? begin(stamp.path)
      if (look.isLate) return 'missing'
      let cancel = (): void => undefined
      const tooLong = new Promise<void>(resolve => (cancel = clock.after(LIMIT_MS, resolve)))
      const isAnswered = await Promise.race([look.answer.then(() => true), tooLong.then(() => false)])
      cancel()
      if (isAnswered) return of(stamp)
      look.isLate = true
      if (looks.get(stamp.path) === look) seen.set(stamp.path, null)
      return 'missing'
    },
  }
}

async function statOrNull(path: string): Promise<Seen> {
  const found = await stat(path).catch(() => null)
  return found && { sizeBytes: found.size, modifiedMs: found.mtimeMs }
}
