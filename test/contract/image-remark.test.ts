import { describe, expect, it } from 'vitest'
import { IMAGE_REMARKS } from '#contract/image-remark-text.ts'
import { describeRemark, remark, type ImageRemark } from '#contract/image-remark.ts'
import { germanImageRemarks } from '../../renderer/locales/de-image-remarks.ts'

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

describe('remarks about images', () => {
  it('are filled in with what the disc says, in the language asked for', () => {
    const made = remark('tree-info', { text: 'Rocky Linux 9.3 x86_64' })
    expect(describeRemark(made)).toBe('.treeinfo says Rocky Linux 9.3 x86_64')
    expect(describeRemark(made, germanImageRemarks)).toBe('.treeinfo nennt Rocky Linux 9.3 x86_64')
  })

  it('keep braces that a disc writes as they are', () => {
    expect(describeRemark(remark('disk-info', { text: 'X {text} $& {path}' }))).toBe(
      '.disk/info says X {text} $& {path}',
    )
    expect(describeRemark(remark('fill-in-mirror', { placeholder: '{MIRROR_URL}' }))).toContain(
      '{MIRROR_URL}',
    )
  })

  it('that a newer Slipway stored read as their code, not as a crash', () => {
    expect(describeRemark({ code: 'from-tomorrow', params: {} } as unknown as ImageRemark)).toBe(
      'from-tomorrow',
    )
    expect(describeRemark({ code: 'toString', params: {} } as unknown as ImageRemark)).toBe('toString')
  })

  it.each(Object.entries(IMAGE_REMARKS))(
    '%s says the same in German, with the same facts',
    (code, english) => {
      const german = germanImageRemarks[code as keyof typeof IMAGE_REMARKS]
      expect(namesIn(german)).toEqual(namesIn(english))
      const proseIn = (text: string) => text.replaceAll(/\{\w+\}/g, '').trim()
      if (proseIn(english) !== '') expect(german.length).toBeGreaterThan(0)
      if (!/^(\{text\}|\{path\} is (iPXE|Windows PE))$/.test(english)) expect(german).not.toBe(english)
    },
  )
})
