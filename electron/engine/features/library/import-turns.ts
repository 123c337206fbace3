import { createSemaphore } from '../../base/semaphore.ts'

/** Who may read an ISO when. */
export interface ImportTurns {
  /** Runs `read` when there is a place, and after every earlier reading of the same file. */
  take<T>(path: string, read: () => Promise<T>): Promise<T>
  /** Resolves when nothing is read and no one waits. */
  settle(): Promise<void>
}

/** `places` readings at a time, in the order in which they were asked for, and one at a time of each file. */
export function createImportTurns(places: number): ImportTurns {
  const readings = createSemaphore(places)
  const lastOf = new Map<string, Promise<void>>()

  const readInTurn = async <T>(before: Promise<void> | undefined, read: () => Promise<T>): Promise<T> => {
    await before
    return readings.run(read)
  }

  return {
    take(path, read) {
      const reading = readInTurn(lastOf.get(path), read)
      const done = reading
        .then(
          () => undefined,
          () => undefined,
        )
        .then(() => {
          if (lastOf.get(path) === done) lastOf.delete(path)
        })
      lastOf.set(path, done)
      return reading
    },
    async settle() {
      while (lastOf.size > 0) await Promise.all(lastOf.values())
    },
  }
}
