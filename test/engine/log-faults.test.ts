import { expect, it } from 'vitest'
import { SlipwayError } from '#contract/errors.ts'
import type { Handlers } from '#contract/methods.ts'
import { logFaults, type LogEntry } from '#engine/base/log/log.ts'

function open(error: unknown) {
  const entries: LogEntry[] = []
  const log = { write: (entry: LogEntry) => void entries.push(entry), addSink: () => () => undefined }
  const handlers = logFaults({ 'menu.show': () => Promise.reject(error) } as unknown as Handlers, log)
  return { entries, call: () => handlers['menu.show'](null) }
}

it('puts the stack of a fault into the log, and passes it on', async () => {
  const fault = new TypeError('x is undefined')
  const { entries, call } = open(fault)
  await expect(call()).rejects.toBe(fault)
  expect(entries).toMatchObject([{ level: 'error', code: 'fault', params: { method: 'menu.show' } }])
  expect(String(entries[0]?.params?.['detail'])).toContain('log-faults.test.ts')
})

it('does not log errors of the user', async () => {
  const { entries, call } = open(new SlipwayError('image-not-found', { id: 'x' }))
  await expect(call()).rejects.toMatchObject({ code: 'image-not-found' })
  expect(entries).toEqual([])
})
