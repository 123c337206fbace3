import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWeeklyMark } from '../../electron/main/weekly-mark.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const DAY_MS = 24 * 3_600_000

it('is due at first, then once a week, also after a clock that was ahead', () => {
  let nowMs = Date.now()
  const mark = createWeeklyMark(join(temporaryFolder(), 'mark'), () => nowMs)
  expect(mark.isDue()).toBe(true)
  mark.set()
  expect(mark.isDue()).toBe(false)
  nowMs += 6 * DAY_MS
  expect(mark.isDue()).toBe(false)
  nowMs += 2 * DAY_MS
  expect(mark.isDue()).toBe(true)
  nowMs -= 900 * DAY_MS
  expect(mark.isDue()).toBe(true)
})
