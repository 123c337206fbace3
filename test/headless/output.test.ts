import { expect, it } from 'vitest'
import { detail, reason } from '#contract/reason.ts'
import { english, toJson } from '../../electron/headless/output.ts'

const read = (value: unknown): unknown => JSON.parse(toJson(value))

it('gives scripts an English sentence for every reason code, however deep it is nested', () => {
  const said = english.text('reason.no-segment', { relay: '10.2.0.1' })
  const fact = { kind: 'dhcp.refused', ...reason('no-segment', { relay: '10.2.0.1' }) }
  expect(read([{ stages: [{ facts: fact }] }])).toEqual([{ stages: [{ facts: { ...fact, reason: said } }] }])
  expect(read({ error: { code: 'iso-unreadable', params: detail('file-gone') } })).toEqual({
    error: {
      code: 'iso-unreadable',
      params: { reasonCode: 'file-gone', detail: english.text('reason.file-gone') },
    },
  })
})

it('leaves unchanged what an older version or the system reported, and what has no reason', () => {
  for (const value of [
    { reason: 'the file is gone', reasonCode: 'file-gone' },
    { reason: 'EIO' },
    { line: 3, text: 'as it stands' },
    null,
  ])
    expect(read(value)).toEqual(value)
})

it('describes the errors of a script', () => {
  const ipxe = { line: 2, kind: 'unknown-command', word: 'chian' } as const
  expect(read({ line: 2, text: '', ipxe })).toEqual({
    line: 2,
    text: english.text('script.unknown-command', { word: 'chian' }),
    ipxe,
  })
})
