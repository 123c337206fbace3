import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomOfCase, runCase, type Subject } from '../../fuzz/mutate.ts'
import { createSubjects } from '../../fuzz/subjects.ts'
import { fatToolsMissing } from '../../support/fat-image.ts'
import { initrdToolsMissing } from '../../support/initrd.ts'
import { isoToolsMissing, temporaryFolder } from '../../support/iso-tools.ts'

const missing = isoToolsMissing ?? initrdToolsMissing ?? fatToolsMissing
const folder = temporaryFolder()
afterAll(() => folder.remove())

/** A million were run manually (`test/fuzz/run.ts`); this many run every time. */
const CASES = 3000
const SEED = 4711

describe.skipIf(missing)(`mutated, truncated and combined images${missing ? ` - ${missing}` : ''}`, () => {
  let subjects: readonly Subject[] = []
  beforeAll(() => {
    subjects = createSubjects(folder.path)
  })

  it(
    'read to the end, or end in a DecodeError, within two seconds of a processor each',
    { timeout: 120_000 },
    async () => {
      let slowestMs = 0
      for (let number = 0; number < CASES; number++) {
        const before = process.cpuUsage()
        await runCase(subjects, randomOfCase(SEED, number)).catch((thrown: unknown) => {
          throw new Error(`case ${number} of seed ${SEED}`, { cause: thrown })
        })
        const { user, system } = process.cpuUsage(before)
        slowestMs = Math.max(slowestMs, (user + system) / 1000)
      }
      expect(slowestMs).toBeLessThan(2000)
    },
  )

  it('are restored after each case', async () => {
    const before = subjects.map(subject => Buffer.from(subject.bytes))
    for (let number = 0; number < 200; number++) await runCase(subjects, randomOfCase(1, number))
    subjects.forEach((subject, index) => expect(subject.bytes.equals(before[index]!)).toBe(true))
  })
})
