import { expect, it } from 'vitest'
import { createSessions } from '../../../electron/headless/web/sessions.ts'

const DAY_MS = 24 * 3_600_000

it('keeps a browser signed in until it was away for a week', () => {
  let nowMs = 0
  const sessions = createSessions(() => nowMs)
  const secret = sessions.open()
  nowMs += 6 * DAY_MS
  expect(sessions.has(secret)).toBe(true)
  nowMs += 6 * DAY_MS
  expect(sessions.has(secret)).toBe(true)
  nowMs += 8 * DAY_MS
  expect(sessions.has(secret)).toBe(false)
  expect(sessions.has('')).toBe(false)
})

it('ends one session or all', () => {
  const sessions = createSessions(() => 0)
  const [one, two, three] = [sessions.open(), sessions.open(), sessions.open()] as const
  sessions.close(one)
  expect([one, two, three].map(sessions.has)).toEqual([false, true, true])
  sessions.closeAll()
  expect([one, two, three].map(sessions.has)).toEqual([false, false, false])
})

it('keeps a bounded number, preferring those in use', () => {
  const sessions = createSessions(() => 0)
  const [used, unused] = [sessions.open(), sessions.open()]
  for (let n = 0; n < 63; n++) {
    sessions.open()
    expect(sessions.has(used)).toBe(true)
  }
  expect(sessions.has(unused)).toBe(false)
})
