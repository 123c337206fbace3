import { expect, it } from 'vitest'
import { filterLog } from '../../renderer/model/log-filter.ts'
import { uefiMac } from './address-samples.ts'
import { logLines } from './event-samples.ts'

const lines = logLines(90)
const textOf = (line: (typeof lines)[number]): string => line.message ?? ''

it('keeps a level and everything more serious', () => {
  const kept = filterLog(lines, { level: 'warning', parts: [], text: '' }, textOf)
  expect(new Set(kept.map(line => line.level))).toEqual(new Set(['warning', 'error']))
})

it('finds text, parts and machines together', () => {
  const kept = filterLog(lines, { level: 'debug', parts: ['tftp'], text: 'SNPONLY' }, textOf)
  expect(kept.length).toBe(20)
  expect(
    filterLog(lines, { level: 'debug', parts: [], text: uefiMac }, textOf).every(
      line => line.mac === uefiMac,
    ),
  ).toBe(true)
})

it('does not copy the list if there is no filter', () => {
  expect(filterLog(lines, { level: 'debug', parts: [], text: ' ' }, textOf)).toBe(lines)
})
