import { describe, expect, it } from 'vitest'
import { freeImageId } from '#engine/features/library/image-reading.ts'

describe('ids of images', () => {
  it.each([
    ['Debian 12 (live)', 'debian-12-live'],
    ['Ünïcode', 'u-ni-code'],
    ['日本', 'image'],
    ['../../etc/passwd', 'etc-passwd'],
    ['x'.repeat(300), 'x'.repeat(48)],
  ])('%s is %s', (name, id) => {
    expect(freeImageId(name, () => false)).toBe(id)
  })

  it('are numbered if one is taken', () => {
    const taken = new Set(['debian', 'debian-2'])
    expect(freeImageId('Debian', id => taken.has(id))).toBe('debian-3')
  })
})
