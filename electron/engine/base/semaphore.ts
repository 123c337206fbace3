/** Lets a number of tasks run at the same time; the others wait in the order in which they came. */
export interface Semaphore {
  /** Runs `task` when there is a place; resolves and rejects as it does. */
  run<T>(task: () => Promise<T>): Promise<T>
}

/** `places` tasks at a time; 1 runs them one after another. */
export function createSemaphore(places: number): Semaphore {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    async run(task) {
      if (running < places) running++
      else await new Promise<void>(resolve => waiting.push(resolve))
      try {
        return await task()
      } finally {
        // The place goes straight to the next one, so that a task that comes in between cannot take it.
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
