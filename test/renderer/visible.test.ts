import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible } from '../../renderer/text/visible.ts'

describe('visible text', () => {
  it('shows escape sequences, line breaks and overrides by their code points', () => {
    expect(visible('a\u001b[2J\nb')).toBe('a‹U+001B›[2J‹U+000A›b')
    expect(visible('invoice\u202egpj.exe')).toBe('invoice‹U+202E›gpj.exe')
    expect(visible('a\u200bb\ufeffc\u{e0041}')).toBe('a‹U+200B›b‹U+FEFF›c‹U+E0041›')
  })

  it('does not change people’s names and marks', () => {
    for (const text of ['Größe 12 µs – ok', 'Ελληνικά', '日本語.iso', 'مرحبا', '<b>&amp;</b>'])
      expect(visible(text)).toBe(text)
  })

  it('never lets a control or format character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b-\u200f]/u)
      }),
    )
  })
})
