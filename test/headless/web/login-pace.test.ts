import { expect, it } from 'vitest'
import { createLoginPace } from '../../../electron/headless/web/login-pace.ts'

function paceAt() {
  let nowMs = 1_000_000
  const pace = createLoginPace(() => nowMs)
  return { pace, pass: (ms: number) => (nowMs += ms) }
}
const fail = (pace: ReturnType<typeof createLoginPace>, address: string, times: number): void => {
  for (let n = 0; n < times; n++) pace.noteFailure(address)
}

it('tolerates a typo, then makes each attempt wait longer, up to five minutes', () => {
  const { pace, pass } = paceAt()
  fail(pace, '10.0.0.2', 4)
  expect(pace.waitMs('10.0.0.2')).toBe(0)
  fail(pace, '10.0.0.2', 1)
  expect(pace.waitMs('10.0.0.2')).toBe(2_000)
  pass(2_000)
  expect(pace.waitMs('10.0.0.2')).toBe(0)
  fail(pace, '10.0.0.2', 1)
  expect(pace.waitMs('10.0.0.2')).toBe(4_000)
  fail(pace, '10.0.0.2', 30)
  expect(pace.waitMs('10.0.0.2')).toBe(300_000)
})

it('delays no one else, and resets after the right password and after an hour', () => {
  const { pace, pass } = paceAt()
  fail(pace, '10.0.0.2', 8)
  expect(pace.waitMs('10.0.0.3')).toBe(0)
  pace.noteSuccess('10.0.0.2')
  expect(pace.waitMs('10.0.0.2')).toBe(0)
  fail(pace, '10.0.0.2', 8)
  pass(3_600_001)
  fail(pace, '10.0.0.2', 1)
  expect(pace.waitMs('10.0.0.2')).toBe(0)
})

it('counts a network of IPv6 addresses as one guesser, and IPv4 inside IPv6 as IPv4', () => {
  const { pace } = paceAt()
  for (let n = 0; n < 6; n++) pace.noteFailure(`2001:db8:1:2::${n + 1}`)
  expect(pace.waitMs('2001:db8:1:2:ffff::9')).toBeGreaterThan(0)
  expect(pace.waitMs('2001:db8:1:3::9')).toBe(0)
  fail(pace, '::ffff:10.0.0.2', 6)
  expect(pace.waitMs('10.0.0.2')).toBeGreaterThan(0)
})

it('slows everyone down if guesses come from everywhere, and keeps a bounded memory', () => {
  const { pace } = paceAt()
  for (let n = 0; n < 5000; n++) pace.noteFailure(`10.1.${n >> 8}.${n & 255}`)
  expect(pace.waitMs('192.168.1.9')).toBe(300_000)
})
