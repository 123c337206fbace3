import { describe, expect, it } from 'vitest'
import { formatManifest, parseManifest } from '#engine/features/boot/program/manifest.ts'

const file = {
  name: 'x86_64-efi/http.mod',
  sizeBytes: 10,
  sha256: '0'.repeat(64),
  package: 'grub-efi-amd64-bin',
  version: '2.06-13',
  licence: 'GPL-3+',
}

describe('the manifest of boot programs', () => {
  it('reads back what it wrote', () => {
    expect(parseManifest(formatManifest([file, { ...file, name: 'b' }]))).toEqual([
      file,
      { ...file, name: 'b' },
    ])
  })

  it.each([
    ['cut off', formatManifest([file]).slice(0, 40)],
    ['not a manifest', '[]'],
    ['a sum of the wrong length', formatManifest([{ ...file, sha256: 'abc' }])],
    ['a size below nothing', formatManifest([{ ...file, sizeBytes: -1 }])],
  ])('is invalid: %s', (_what, text) => {
    expect(parseManifest(text)).toBeNull()
  })
})
