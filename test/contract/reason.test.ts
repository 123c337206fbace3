import { describe, expect, it } from 'vitest'
import { namesIn } from '#contract/fill-in.ts'
import { describeReason, detail, detailOf, reason, reasonOf } from '#contract/reason.ts'
import { REASONS } from '#contract/reason-text.ts'
import { germanReasons, reasonInGerman } from '../../renderer/locales/de-reasons.ts'

const codes = Object.keys(REASONS) as (keyof typeof REASONS)[]

describe('a reason', () => {
  it('is English words with what they say as data', () => {
    expect(reason('no-segment', { relay: '10.2.0.1' })).toEqual({
      reason: 'no segment defined for relay 10.2.0.1',
      reasonCode: 'no-segment',
      relay: '10.2.0.1',
    })
    expect(detail('file-gone')).toEqual({ detail: 'the file is gone', reasonCode: 'file-gone' })
  })

  it('is told in German by its code, with what it carries', () => {
    const fact = {
      kind: 'dhcp.refused',
      ...reason('pool-exhausted', { first: '10.0.0.1', last: '10.0.0.9' }),
    }
    expect(reasonInGerman(fact)).toBe('zwischen 10.0.0.1 und 10.0.0.9 ist keine Adresse frei')
  })

  it('stays as it was said where it is the words of somebody else', () => {
    expect(reasonInGerman({ reason: 'Disk full' })).toBeNull()
    expect(reasonInGerman({ reason: 'x', reasonCode: 'of a newer version' })).toBeNull()
    expect(reasonInGerman({ reason: 'x', reasonCode: 'toString' })).toBeNull()
    expect(describeReason({}, REASONS)).toBeNull()
  })

  it('is handed on with what its words need and nothing else', () => {
    const event = { kind: 'tftp.failed', file: 'a', ...reason('file-unreadable', { said: 'EIO' }) }
    expect(reasonOf(event)).toEqual({
      reason: 'the file cannot be read: EIO',
      reasonCode: 'file-unreadable',
      said: 'EIO',
    })
    expect(detailOf(reason('swtpm-missing'))).toEqual({
      detail: 'swtpm is not installed',
      reasonCode: 'swtpm-missing',
    })
  })

  it('takes the place of an older one, even where it has no code itself', () => {
    expect({ ...reason('hung-up'), ...reasonOf({ reason: 'Disk full' }) }).toEqual({
      reason: 'Disk full',
      reasonCode: '',
    })
  })

  it.each(codes)('has German words of its own that need the same: %s', code => {
    expect(germanReasons[code]).not.toBe(REASONS[code])
    expect(namesIn(germanReasons[code]).toSorted()).toEqual(namesIn(REASONS[code]).toSorted())
  })
})
