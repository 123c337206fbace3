import { describe, expect, it } from 'vitest'
import { negotiateOptions, unfragmentedBlksize } from '#engine/protocols/tftp/options.ts'

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
  ])('answers %s with its options, in the same order', (_, asked, answered) => {
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

  it.each([
    [1500, 1468],
    [1492, 1460],
    [9000, 8968],
    [68, 512],
    [65_536, 65_464],
    [null, 1468],
  ])('a card with an MTU of %s carries blocks of %i in one packet', (mtuBytes, blksize) => {
    expect(unfragmentedBlksize(mtuBytes)).toBe(blksize)
  })

  it('sends fragmented blocks only if the user allows them and the client asks', () => {
    const allowed = (options: Record<string, string>) =>
      negotiateOptions(new Map(Object.entries(options)), { sizeBytes: 1, maxBlksize: 65_464 })
    expect(allowed({ blksize: '65464' })).toMatchObject({ blksize: 65_464 })
    expect(allowed({ blksize: '1468' })).toMatchObject({ blksize: 1468 })
    expect(allowed({})).toMatchObject({ blksize: 512 })
  })

  it('sends large blocks in small windows, in either order of the options', () => {
    for (const names of [
      ['windowsize', 'blksize'],
      ['blksize', 'windowsize'],
    ]) {
      const asked = new Map(names.map(name => [name, '16384']))
      const { windowsize, acknowledged } = negotiateOptions(asked, { sizeBytes: 1, maxBlksize: 65_464 })
      expect(windowsize).toBe(8)
      expect([...acknowledged]).toEqual(names.map(name => [name, name === 'blksize' ? '16384' : '8']))
    }
  })

  it('accepts and repeats a timeout', () => {
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
  ])('ignores %j', options => {
    expect(answers(options as Record<string, string>)).toEqual([])
  })
})
