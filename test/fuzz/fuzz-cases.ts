import { randomOfCase, runCase } from './mutate.ts'
import { createSubjects } from './subjects.ts'

/**
 * What the process that reads says: a case begins; one failed; the end. `rssBytes` is all of its memory, `slowestMs` the
 * most time of a processor that a case took.
 */
export type FuzzMessage =
  | { readonly number: number; readonly rssBytes: number; readonly slowestMs: number }
  | { readonly number: number; readonly stack: string }
  | { readonly isDone: true }

// A process of its own: what it needs is what reading needs, and one that hangs can be ended.
const [folder = '', seed = 0, first = 0, count = 0] = process.argv
  .slice(2)
  .map((word, index) => (index === 0 ? word : Number(word))) as [string, number, number, number]
/** Resolves when it is on its way: unsent messages would be memory that no image needs. */
const say = (message: FuzzMessage) =>
  new Promise<void>(resolve => process.send?.(message, undefined, undefined, () => resolve()))
const subjects = createSubjects(folder)
let slowestMs = 0
for (let number = first; number < first + count; number++) {
  await say({ number, rssBytes: process.memoryUsage.rss(), slowestMs })
  const before = process.cpuUsage()
  try {
    await runCase(subjects, randomOfCase(seed, number))
  } catch (thrown) {
    await say({ number, stack: thrown instanceof Error ? (thrown.stack ?? '') : String(thrown) })
  }
  const { user, system } = process.cpuUsage(before)
  slowestMs = Math.max(slowestMs, (user + system) / 1000)
}
await say({ isDone: true })
process.disconnect()
