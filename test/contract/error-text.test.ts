import { describe, expect, it } from 'vitest'
import { describeError } from '#contract/error-text.ts'
import type { ErrorCode } from '#contract/errors.ts'
import { ERROR_CODES } from './error-codes.ts'

describe('describeError', () => {
  it.each(ERROR_CODES)('%s reads as three sentences even without parameters', code => {
    const text = describeError({ code, params: {} })
    for (const part of [text.title, text.cause, text.fix]) {
      expect(part).toMatch(/^\S.*\S$/)
      expect(part).not.toMatch(/undefined|null|NaN|\[object|  |\.\.|Oops/)
    }
    expect(text.title).toMatch(/[.]$/)
    if (code.includes('-')) expect(text.title).not.toContain(code)
  })

  it('names the port, its use, the program and its PID', () => {
    const text = describeError({
      code: 'port-in-use',
      params: { protocol: 'udp', port: 67, address: '10.99.0.1', holder: 'dnsmasq', pid: 812 },
    })
    expect(text.title).toBe('Port 67 (DHCP) is taken by dnsmasq (PID 812).')
    expect(text.cause).toBe('Another program answers on UDP port 67 (DHCP) on 10.99.0.1.')
  })

  it('offers another port for HTTP', () => {
    const text = describeError({
      code: 'port-in-use',
      params: { protocol: 'tcp', port: 8080, address: '10.99.0.1' },
    })
    expect(text.title).toBe('Port 8080 on 10.99.0.1 is taken.')
    expect(text.cause).toBe('Another program answers on TCP port 8080 on 10.99.0.1.')
    expect(text.fix).toContain('--http-port')
  })

  it('names the network that a range is not in', () => {
    const params = { first: '10.1.0.1', last: '10.1.0.9', address: '10.99.0.1', mask: '255.255.255.0' }
    expect(describeError({ code: 'range-outside-subnet', params }).cause).toContain(
      'the one of 10.99.0.1, mask 255.255.255.0;',
    )
  })

  it('tells a file from a port when permission is denied', () => {
    expect(
      describeError({ code: 'permission-denied', params: { protocol: 'udp', port: 69 } }).title,
    ).toContain('port 69 (TFTP)')
    expect(describeError({ code: 'permission-denied', params: { path: '/srv/a.iso' } }).title).toBe(
      'Slipway may not open a.iso.',
    )
  })

  it('gives sizes with units', () => {
    const text = describeError({
      code: 'iso-truncated',
      params: { path: '/isos/debian-13.iso', sizeBytes: 412_000_000, expectedBytes: 631_000_000 },
    })
    expect(text.title).toBe('debian-13.iso is incomplete: 412 MB of 631 MB.')
  })

  it('survives a code from another version', () => {
    expect(describeError({ code: 'toString' as ErrorCode, params: {} }).title).toMatch(/^Slipway stopped/)
  })
})
