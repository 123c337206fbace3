import { expect, it } from 'vitest'
import { matchesSearch, systemName } from '../../renderer/model/family.ts'
import { rocky } from './usual-image-samples.ts'

it('names a system once, however often its edition repeats the name', () => {
  const name = (family: string, version: string | null, edition: string | null): string | null =>
    systemName({ family, version, edition })
  expect(name('rocky', '9.3', 'minimal')).toBe('Rocky Linux 9.3 minimal')
  expect(name('windows', '11', 'Windows 11 Home, Windows 11 Pro')).toBe('Windows 11 Home, Windows 11 Pro')
  expect(name('windows-server', '2022', 'Windows Server 2022 SERVERSTANDARD')).toBe(
    'Windows Server 2022 SERVERSTANDARD',
  )
  expect(name('netboot.xyz', null, null)).toBe('netboot.xyz')
  expect(name('something-new', '1', null)).toBe('Something new 1')
  expect(name('unknown', '1', null)).toBeNull()
})

it('finds an image by any words of it, in any order', () => {
  expect(matchesSearch(rocky, '')).toBe(true)
  expect(matchesSearch(rocky, 'dvd ROCKY 9')).toBe(true)
  expect(matchesSearch(rocky, 'rocky suse')).toBe(false)
})
