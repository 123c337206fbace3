import { randomOfCase, runCase } from './mutate.ts'
import { createSubjects } from './subjects.ts'

/**
 * Messages of the reading process: a case begins; one failed; the end. `rssBytes` is all of its memory, `slowestMs` the
 * most processor time that a case took.
 */
export type FuzzMessage =
  | { readonly number: number; readonly rssBytes: number; readonly slowestMs: number }
  | { readonly number: number; readonly stack: string }
  | { readonly isDone: true }

// A separate process: its memory is the memory of reading, and it can be killed if it hangs.
const [folder = '', seed = 0, first = 0, count = 0] = process.argv
  .slice(2)
  .map((word, index) => (index === 0 ? word : Number(word))) as [string, number, number, number]
/** Resolves when the message is sent: a queue of messages would use memory that no image needs. */
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
