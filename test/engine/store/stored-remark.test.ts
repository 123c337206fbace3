import { describe, expect, it } from 'vitest'
import { describeRemark, remark } from '#contract/image-remark.ts'
import { readEvidence, readRemark, readWayOut } from '#engine/store/sqlite-image-store.ts'

describe('what is stored of an image in words', () => {
  it('comes back as it was written', () => {
    const made = remark('esxi-build', { text: 'Loading ESXi', build: '8.0' })
    expect(readRemark(JSON.stringify(made))).toEqual(made)
    expect(readEvidence(JSON.stringify([made, made]))).toEqual([made, made])
    const way = { kind: 'usb-stick', remark: remark('usb-stick') } as const
    expect(readWayOut(JSON.stringify(way))).toEqual(way)
  })

  it('of a library of 0.1.0 is its English sentences', () => {
    const sentence = 'The installer on this disc can only install from a CD or USB drive.'
    expect(describeRemark(readRemark(sentence))).toBe(sentence)
    expect(readEvidence(JSON.stringify([sentence])).map(one => describeRemark(one))).toEqual([sentence])
    const way = readWayOut(
      JSON.stringify({ kind: 'usb-stick', text: 'Write this ISO to a USB stick instead.' }),
    )
    expect(way.kind).toBe('usb-stick')
    expect(describeRemark(way.remark)).toBe('Write this ISO to a USB stick instead.')
  })
})
