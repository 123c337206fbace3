import { describe, expect, it } from 'vitest'
import { parseRequestPath } from '#engine/http/request-path.ts'

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
    const parts = ['..', '%2e', '.', '/', '%2f', '\\', '%5c', 'a', '%252e', '%00']
    for (let seed = 0; seed < 20_000; seed++) {
      let rest = seed
      let target = '/'
      for (let length = 0; length < 6; length++) {
        target += parts[rest % parts.length]
        rest = Math.floor(rest / parts.length) + seed * 31
      }
      const parsed = parseRequestPath(target)
      if (parsed) expect(parsed.path.split('/')).not.toContain('..')
    }
  })

  it('keeps the query and the trailing slash apart from the path', () => {
    const parsed = parseRequestPath('/iso/a/?text=done%20now')
    expect(parsed?.path).toBe('/iso/a')
    expect(parsed?.hasTrailingSlash).toBe(true)
    expect(parsed?.query.get('text')).toBe('done now')
    expect(parseRequestPath('/iso/a')?.hasTrailingSlash).toBe(false)
  })
})
