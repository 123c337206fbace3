import { describe, expect, it } from 'vitest'
import { remark } from '#words/remark.ts'
import { readEvidence, readRemark, readWayOut } from '#engine/store/sqlite-image-store.ts'

describe('a stored remark', () => {
  it('is read back as it was written', () => {
    const made = remark('esxi-build', { text: 'Loading ESXi', build: '8.0' })
    expect(readRemark(JSON.stringify(made))).toEqual(made)
    expect(readEvidence(JSON.stringify([made, made]))).toEqual([made, made])
    const way = { kind: 'usb-stick', remark: remark('usb-stick') } as const
    expect(readWayOut(JSON.stringify(way))).toEqual(way)
  })

  it('of a library of 0.1.0 is its English sentence', () => {
    const sentence = 'The installer on this disc can only install from a CD or USB drive.'
    const inWords = (text: string) => ({ code: 'in-words', params: { text } })
    expect(readRemark(sentence)).toEqual(inWords(sentence))
    expect(readEvidence(JSON.stringify([sentence]))).toEqual([inWords(sentence)])
    const text = 'Write this ISO to a USB stick instead.'
    expect(readWayOut(JSON.stringify({ kind: 'usb-stick', text }))).toEqual({
      kind: 'usb-stick',
      remark: inWords(text),
    })
  })

  it('of a newer Slipway is the code that it wrote', () => {
    const newer = { code: 'from-tomorrow', params: { path: '/a' } }
    expect(readRemark(JSON.stringify(newer))).toEqual(newer)
  })
})
