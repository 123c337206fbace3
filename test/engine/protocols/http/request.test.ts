import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRequestPath } from '#engine/protocols/http/request.ts'
import { FUZZ_RUNS } from '../../../support/fuzz-runs.ts'

describe('parseRequestPath', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['/boot//grubx64.efi', '/boot/grubx64.efi'],
    ['//boot///a.efi', '/boot/a.efi'],
    ['/iso/a/.disk/info', '/iso/a/.disk/info'],
    ['/iso/a/./b', '/iso/a/b'],
    ['/iso/a/with%20space', '/iso/a/with space'],
    ['/iso/a/100%25', '/iso/a/100%'],
    ['/iso/a/%2525', '/iso/a/%25'],
    ['/iso/a/...', '/iso/a/...'],
    ['/iso/a/..b', '/iso/a/..b'],
    ['/iso/a/caf%C3%A9', '/iso/a/café'],
    ['/x?path=../../etc', '/x'],
    ['http://10.99.0.1:8080/boot/ipxe.efi', '/boot/ipxe.efi'],
    ['/iso/a/c++', '/iso/a/c++'],
  ])('%s is %s', (target, path) => {
    expect(parseRequestPath(target)?.path).toBe(path)
  })

  it.each([
    '/..',
    '/../etc/passwd',
    '/iso/a/../../etc/passwd',
    '/%2e%2e/etc/passwd',
    '/.%2E/etc/passwd',
    '/iso/a/%2e%2e%2fetc',
    '/iso/..%2f..%2fetc/passwd',
    '/iso\\..\\etc',
    '/iso/%5c..%5cetc',
    '/a%00.iso',
    '/a%0d%0aX: y',
    '/a%7f',
    '/%c0%ae%c0%ae/etc',
    '/%ff',
    '/%',
    '/%zz',
    'relative',
    '*',
    '/' + 'a'.repeat(5000),
  ])('refuses %s', target => {
    expect(parseRequestPath(target)).toBeNull()
  })

  it('never lets a decoded path leave the root, whatever the escapes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[
          '..',
          '.',
          '/',
          '//',
          '%2e',
          '%2E',
          '%2f',
          '%2F',
          '\\',
          '%5c',
          '%252e',
          '%00',
          '%c0%ae',
          '%',
          '?',
          '#',
          ';',
        ],
        ...['a', '%C3%A9', 'http://x', 'http://x/..', ' ', '%0a', '%7f'],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, isAbsolute) => {
        const parsed = parseRequestPath((isAbsolute ? '/' : '') + pieces.join(''))
        if (!parsed) return
        expect(parsed.path.startsWith('/')).toBe(true)
        const segments = parsed.path.slice(1).split('/')
        for (const segment of parsed.path === '/' ? [] : segments)
          expect(['', '.', '..']).not.toContain(segment)
        expect(parsed.path).not.toMatch(/[\u0000-\u001f\u007f\\]/)
        // A normalised path stays unchanged.
        expect(parseRequestPath(encodeURI(parsed.path).replaceAll(/[?#]/g, encodeURIComponent))?.path).toBe(
          parsed.path,
        )
      }),
      FUZZ_RUNS,
    )
  })

  it('keeps the query and the trailing slash apart from the path', () => {
    const parsed = parseRequestPath('/iso/a/?text=done%20now')
    expect(parsed?.path).toBe('/iso/a')
    expect(parsed?.hasTrailingSlash).toBe(true)
    expect(parsed?.query.get('text')).toBe('done now')
    expect(parseRequestPath('/iso/a')?.hasTrailingSlash).toBe(false)
  })
})
