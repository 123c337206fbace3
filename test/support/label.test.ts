import { describe, expect, it } from 'vitest'
import { label, labelLike } from './label.ts'

describe('a label in a test', () => {
  it('is the English text of its code', () => {
    expect(label('app.bytesOf', { sent: '1 MB', size: '2 MB' })).toContain('1 MB')
  })

  it('matches any parameters if they are not given', () => {
    expect(label('app.bytesOf', { sent: '1 MB', size: '2 MB' })).toMatch(labelLike('app.bytesOf'))
    expect(label('app.bytesOf', { sent: '1 MB', size: '2 MB' })).not.toMatch(
      labelLike('app.bytesOf', { sent: '3 MB' }),
    )
    for (const n of [0, 1, 2, 1234]) {
      expect(label('images.fileCount', { n })).toMatch(labelLike('images.fileCount'))
      expect(label('images.fileCount', { n })).not.toMatch(labelLike('images.fileCount', { n: 7 }))
    }
  })

  it('accepts any space for a space', () => {
    expect(label('app.perSecond', { rate: '4\u00a0MB' })).toMatch(
      labelLike('app.perSecond', { rate: '4 MB' }),
    )
  })
})
