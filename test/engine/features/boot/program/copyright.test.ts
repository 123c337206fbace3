import { describe, expect, it } from 'vitest'
import { parseLicence } from '#engine/features/boot/program/fetch-debian.ts'

const FORMAT = 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/'

describe('the licence of a Debian copyright file', () => {
  it('is the one of all files, not of some', () => {
    expect(
      parseLicence(
        `${FORMAT}\n\nFiles: *\nCopyright: 2006 A\nLicense: GPL-2+\n\nFiles: debian/*\nLicense: Expat\n`,
      ),
    ).toBe('GPL-2+')
  })

  it('is every name if no paragraph covers all files', () => {
    expect(
      parseLicence(
        `${FORMAT}\n\nFiles: a\nLicense: GPL-2\n text\n\nFiles: b\nLicense: Expat\n\nFiles: c\nLicense: GPL-2\n`,
      ),
    ).toBe('GPL-2, Expat')
  })

  it('is left to the reader if the file has no fields', () => {
    expect(parseLicence('This is GPL, see /usr/share/common-licenses.')).toBe('see copyright')
    expect(parseLicence('')).toBe('see copyright')
  })
})
