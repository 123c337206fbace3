import { parentPort, workerData } from 'node:worker_threads'
import { createRandom, runCase } from './mutate.ts'
import { createSubjects } from './subjects.ts'

/** What the worker is told. `progress[0]` is the case it is at. */
export interface FuzzJob {
  readonly seed: number
  readonly first: number
  readonly count: number
  readonly folder: string
  readonly progress: Int32Array
}

/** A case is the same for the same seed and number, whatever ran before. */
export function randomOfCase(seed: number, number: number) {
  return createRandom((Math.imul(number, 0x9e3779b1) ^ seed) >>> 0)
}

if (parentPort) {
  const { seed, first, count, folder, progress } = workerData as FuzzJob
  const subjects = createSubjects(folder)
  for (let number = first; number < first + count; number++) {
    Atomics.store(progress, 0, number)
    try {
      await runCase(subjects, randomOfCase(seed, number))
    } catch (thrown) {
      parentPort.postMessage({ number, stack: thrown instanceof Error ? thrown.stack : String(thrown) })
    }
  }
  parentPort.postMessage({ done: true })
}
