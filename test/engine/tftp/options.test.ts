import { describe, expect, it } from 'vitest'
import { negotiateOptions } from '#engine/tftp/options.ts'

const negotiate = (options: Record<string, string>) =>
  negotiateOptions(new Map(Object.entries(options)), { sizeBytes: 301_056 })
const answers = (options: Record<string, string>) => [...negotiate(options).acknowledged]

describe('option negotiation', () => {
  it.each([
    [
      'EDK2',
      { tsize: '0', blksize: '1468', windowsize: '4' },
      { tsize: '301056', blksize: '1468', windowsize: '4' },
    ],
    ['shim', { blksize: '512', windowsize: '4' }, { blksize: '512', windowsize: '4' }],
    ['iPXE', { blksize: '1432', tsize: '0' }, { blksize: '1432', tsize: '301056' }],
    ['PXELINUX', { blksize: '1408', tsize: '0' }, { blksize: '1408', tsize: '301056' }],
  ])('answers %s what it asked, in its order', (_, asked, answered) => {
    expect(answers(asked)).toEqual(Object.entries(answered))
  })

  it('without options is RFC 1350: 512 bytes, one at a time, no acknowledgment', () => {
    expect(negotiate({})).toEqual({ blksize: 512, windowsize: 1, timeoutMs: null, acknowledged: new Map() })
  })

  it('offers less than asked, never more', () => {
    expect(negotiate({ blksize: '65464', windowsize: '65535' })).toMatchObject({
      blksize: 1468,
      windowsize: 64,
    })
    expect(negotiate({ blksize: '8' })).toMatchObject({ blksize: 8 })
  })

  it('takes and repeats a timeout', () => {
    expect(negotiate({ timeout: '3' })).toMatchObject({
      timeoutMs: 3000,
      acknowledged: new Map([['timeout', '3']]),
    })
  })

  it.each([
    [{ blksize: '7' }],
    [{ blksize: '65465' }],
    [{ blksize: '-5' }],
    [{ blksize: '0x200' }],
    [{ windowsize: '0' }],
    [{ timeout: '256' }],
    [{ timeout: '' }],
    [{ multicast: '' }],
    [{ rollover: '1' }],
  ])('passes over %j in silence', options => {
    expect(answers(options as Record<string, string>)).toEqual([])
  })
})
