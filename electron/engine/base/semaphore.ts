/** Limits how many tasks run at the same time; the others wait in order of arrival. */
export interface Semaphore {
  /** Runs `task` as soon as a slot is free; settles as the task does. */
  run<T>(task: () => Promise<T>): Promise<T>
}

/** Allows `places` tasks at a time; 1 runs them one after another. */
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
        // Hands the slot directly to the next waiter, so that a task that arrives in between cannot take it.
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
