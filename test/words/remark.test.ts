import { describe, expect, it } from 'vitest'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { messageOfRemark, remark } from '#words/remark.ts'

const words = createWords('en', catalogue)

describe('remarks about images', () => {
  it("are a code and the disc's data", () => {
    const made = remark('tree-info', { text: 'Rocky Linux 9.3 x86_64' })
    expect(made).toEqual({ code: 'tree-info', params: { text: 'Rocky Linux 9.3 x86_64' } })
    expect(messageOfRemark(made).code).toBe('remark.tree-info')
    expect(remark('usb-stick')).toEqual({ code: 'usb-stick', params: {} })
  })

  it("keep braces in a disc's text as they are", () => {
    const said = words.describe(messageOfRemark(remark('disk-info', { text: 'X {text} $& {path}' })))
    expect(said).toContain('X {text} $& {path}')
    const mirror = remark('fill-in-mirror', { placeholder: '{MIRROR_URL}' })
    expect(words.describe(messageOfRemark(mirror))).toContain('{MIRROR_URL}')
  })

  it('that 0.1.0 stored as text read the same', () => {
    expect(words.describe(messageOfRemark(remark('in-words', { text: 'Its {one} word.' })))).toBe(
      'Its {one} word.',
    )
  })

  it('that a newer Slipway stored read as their code, not as a crash', () => {
    for (const code of ['from-tomorrow', 'toString'])
      expect(words.describe(messageOfRemark({ code, params: { a: 1 } }))).toContain(code)
  })
})
