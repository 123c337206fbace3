import { describe, expect, it } from 'vitest'
import { normaliseFileName } from '#engine/protocols/tftp/file-source.ts'

describe('file name of a request', () => {
  it.each([
    ['head/snponly.efi', 'head/snponly.efi'],
    ['/grub/grub.cfg', 'grub/grub.cfg'],
    ['sub//grubx64.efi', 'sub/grubx64.efi'],
    ['\\Boot\\BCD', 'Boot/BCD'],
    ['/boot\\x64//wdsnbp.com', 'boot/x64/wdsnbp.com'],
    ['tftp://10.99.0.1/ipxe/undionly.kpxe', 'ipxe/undionly.kpxe'],
    ['./pxelinux.0', 'pxelinux.0'],
    ['.disk/info', '.disk/info'],
    ['a..b/c', 'a..b/c'],
    ['undionly.kpxe\u00ff', 'undionly.kpxe'],
    ['Zażółć.efi', 'Zażółć.efi'],
  ])('%s means %s', (sent, meant) => {
    expect(normaliseFileName(sent)).toBe(meant)
  })

  it.each([
    '../etc/passwd',
    '/../etc/passwd',
    'a/../../b',
    '..\\..\\secret',
    'tftp://h/../x',
    'a\0b',
    'a\nb',
    '',
    '/',
    'x'.repeat(513),
  ])('%j is not a file name', sent => {
    expect(normaliseFileName(sent)).toBeNull()
  })
})
