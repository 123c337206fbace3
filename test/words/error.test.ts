import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '#contract/errors.ts'
import { createWords } from '#words/describe.ts'
import { describeError, messagesOfError, type Reader } from '#words/error.ts'
import { LANGUAGES } from '#words/languages.ts'
import { ERROR_CODES } from '../contract/error-codes.ts'

const READERS: readonly Reader[] = ['page', 'terminal']
const title = (code: ErrorCode, params = {}) => messagesOfError({ code, params }, 'terminal').title
const cause = (code: ErrorCode, params = {}) => messagesOfError({ code, params }, 'terminal').cause
const fix = (code: ErrorCode, params = {}, reader: Reader = 'terminal') =>
  messagesOfError({ code, params }, reader).fix.code

describe.each(LANGUAGES)('in $name', ({ code: language, load }) => {
  it.each(ERROR_CODES)('%s is three sentences, whatever its parameters', async code => {
    const words = createWords(language, (await load()).catalogue)
    for (const params of [{}, { port: 67, holder: 'dnsmasq', pid: 812, path: '/a/b.iso', card: 'eth1' }])
      for (const reader of READERS) {
        const text = describeError(words.describe, { code, params }, reader)
        for (const part of Object.values(text)) {
          expect(part).toMatch(/^\S.*\S$/)
          expect(part).not.toMatch(/undefined|null|NaN|\[|(error|reason)\.[a-z]| {2}|\.\./)
        }
        expect(text.title).toMatch(/[.]$/)
        if (reader === 'page') expect(text.fix).not.toMatch(/slipway [a-z]|--\w/)
      }
  })
})

describe('an error', () => {
  it('keeps the spelling of a name at the start of a title', async () => {
    const words = createWords('en', (await LANGUAGES[0].load()).catalogue)
    const titleOf = (card?: string) =>
      describeError(words.describe, { code: 'card-without-address', params: card ? { card } : {} }, 'page')
        .title
    expect(titleOf('enp0s31f6')).toMatch(/^enp0s31f6 /)
    expect(titleOf()).toMatch(/^[A-Z]/)
  })

  it('names the port with its use, the program and its PID', () => {
    const params = { protocol: 'udp', port: 67, address: '10.99.0.1', holder: 'dnsmasq', pid: 812 }
    expect(title('port-in-use', params)).toEqual({
      code: 'error.port-in-use.title.holder-pid',
      params: { port: { code: 'port.67', params: { port: 67 } }, holder: 'dnsmasq', pid: 812 },
    })
  })

  it('offers another port for HTTP, in a terminal with an option', () => {
    const params = { protocol: 'tcp', port: 8080, address: '10.99.0.1' }
    expect(title('port-in-use', params).code).toBe('error.port-in-use.title.address')
    expect(fix('port-in-use', params)).toBe('error.port-in-use.fix.tcp')
    expect(fix('port-in-use', params, 'page')).toBe('error.port-in-use.fix.tcp-page')
    expect(fix('port-in-use')).toBe('error.port-in-use.fix')
  })

  it('names the network that a range is outside of', () => {
    const network = { address: '10.99.0.1', mask: '255.255.255.0' }
    expect(cause('range-outside-subnet', { first: '10.1.0.1', last: '10.1.0.9', ...network })).toEqual({
      code: 'error.range-outside-subnet.cause',
      params: network,
    })
  })

  it('distinguishes a file from a port when permission is denied', () => {
    expect(title('permission-denied', { protocol: 'udp', port: 69 }).code).toBe(
      'error.permission-denied.title',
    )
    expect(title('permission-denied', { path: '/srv/a.iso' })).toEqual({
      code: 'error.permission-denied.title.file',
      params: { file: 'a.iso' },
    })
  })

  it('passes sizes as numbers', () => {
    const params = { path: 'C:\\isos\\debian.iso', sizeBytes: 412_000_000, expectedBytes: 631_000_000 }
    expect(title('iso-truncated', params).params).toEqual({
      file: 'debian.iso',
      size: { bytes: 412_000_000 },
      expected: { bytes: 631_000_000 },
    })
  })

  it("has one of Slipway's reasons as its cause, or the system's message", () => {
    expect(cause('iso-unreadable', { detail: 'x', reasonCode: 'file-gone' })).toEqual({
      code: 'reason.file-gone',
      params: {},
    })
    expect(cause('iso-unreadable', { detail: 'EIO' })).toEqual({
      code: 'error.detail',
      params: { detail: 'EIO' },
    })
    expect(cause('iso-unreadable', { detail: 'EIO', reasonCode: 'of-a-newer-version' }).code).toBe(
      'error.detail',
    )
    expect(cause('iso-unreadable').code).toBe('error.iso-unreadable.cause')
  })

  it('of a newer version is an internal error that contains its code', () => {
    for (const code of ['toString', 'newer'] as unknown as ErrorCode[]) {
      expect(title(code).code).toBe('error.internal.title')
      expect(cause(code, { a: 1 })).toEqual({ code, params: { a: 1 } })
    }
  })
})
