import { describe, expect, it } from 'vitest'
import { detail, detailOf, reason, reasonNames, reasonOf, type ReasonCode } from '#contract/reason.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfReason, whyOf } from '#words/reason.ts'

const codes = Object.keys(catalogue)
  .filter(code => code.startsWith('reason.') && code !== 'reason.said')
  .map(code => code.slice('reason.'.length) as ReasonCode)

describe('a reason', () => {
  it.each(codes)('%s has the parameters of its message', code => {
    const places = [...catalogue[`reason.${code}`].matchAll(/\{(\w+)\}/g)].map(found => found[1])
    expect([...reasonNames(code)].toSorted()).toEqual([...new Set(places)].toSorted())
  })

  it('is a message of its code with its parameters and nothing else', () => {
    const fact = { kind: 'dhcp.refused', ...reason('no-segment', { relay: '10.2.0.1' }) }
    expect(messageOfReason(fact)).toEqual({ code: 'reason.no-segment', params: { relay: '10.2.0.1' } })
    expect(messageOfReason(detail('file-gone'))).toEqual({ code: 'reason.file-gone', params: {} })
  })

  it('is the original text, if its code is unknown', () => {
    for (const reasonCode of [undefined, '', 'of-a-newer-version', 'toString']) {
      expect(messageOfReason({ reason: 'Disk full', reasonCode })).toBeNull()
      expect(whyOf({ reason: 'Disk full' })).toEqual({ code: 'reason.said', params: { said: 'Disk full' } })
    }
  })

  it('is passed on with its parameters', () => {
    const event = { kind: 'tftp.failed', file: 'a', ...reason('file-unreadable', { said: 'EIO' }) }
    expect(reasonOf(event)).toMatchObject({ reasonCode: 'file-unreadable', said: 'EIO' })
    expect(reasonOf(event)).not.toHaveProperty('file')
    expect(detailOf(reason('swtpm-missing'))).toMatchObject({ reasonCode: 'swtpm-missing' })
  })

  it('replaces an older one, even if it has no code itself', () => {
    expect({ ...reason('hung-up'), ...reasonOf({ reason: 'Disk full' }) }).toEqual({
      reason: 'Disk full',
      reasonCode: '',
    })
  })
})
