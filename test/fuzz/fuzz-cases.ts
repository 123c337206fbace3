import { randomOfCase, runCase } from './mutate.ts'
import { createSubjects } from './subjects.ts'

/** What the process that reads says: a case begins; one failed; the end. `rssBytes` is all of its memory. */
export type FuzzMessage =
  | { readonly number: number; readonly rssBytes: number }
  | { readonly number: number; readonly stack: string }
  | { readonly isDone: true }

// A process of its own: what it needs is what reading needs, and one that hangs can be ended.
const [folder = '', seed = 0, first = 0, count = 0] = process.argv
  .slice(2)
  .map((word, index) => (index === 0 ? word : Number(word))) as [string, number, number, number]
const say = (message: FuzzMessage) => process.send?.(message)
const subjects = createSubjects(folder)
for (let number = first; number < first + count; number++) {
  say({ number, rssBytes: process.memoryUsage.rss() })
  try {
    await runCase(subjects, randomOfCase(seed, number))
  } catch (thrown) {
    say({ number, stack: thrown instanceof Error ? (thrown.stack ?? '') : String(thrown) })
  }
}
say({ isDone: true })
process.disconnect()
