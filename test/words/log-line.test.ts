import { describe, expect, it } from 'vitest'
import { messageOfLine } from '#words/log-line.ts'

describe('a line of the log', () => {
  it('is the message of its code, with its parameters', () => {
    expect(messageOfLine({ code: 'dhcp.alone', params: { card: 'eth1' } })).toEqual({
      code: 'line.dhcp.alone',
      params: { card: 'eth1' },
    })
  })

  it('names what else a server offered, if it offered something', () => {
    const params = { card: 'eth1', server: '10.0.0.1' }
    expect(messageOfLine({ code: 'dhcp.other-server-found', params }).code).toBe(
      'line.dhcp.other-server-found',
    )
    expect(
      messageOfLine({ code: 'dhcp.other-server-found', params: { ...params, bootFile: 'a.efi' } }).code,
    ).toBe('line.dhcp.other-server-found.file')
  })

  it('of an import says whether the image boots; one of an older version does not know its name', () => {
    const params = { path: '/srv/iso/debian-12.iso', tookMs: 16, id: 'd', netboot: 'partial' }
    const said = { file: 'debian-12.iso', took: { ms: 16 } }
    expect(messageOfLine({ code: 'image.imported', params: { ...params, name: 'Debian' } })).toEqual({
      code: 'line.image.imported.partial',
      params: { ...said, name: 'Debian' },
    })
    expect(messageOfLine({ code: 'image.imported', params })).toEqual({
      code: 'line.image.imported',
      params: said,
    })
  })

  it('of a refused image says the error', () => {
    const params = { path: '/srv/a.iso', problem: 'iso-not-an-iso', sizeBytes: 4 }
    expect(messageOfLine({ code: 'image.refused', params })).toMatchObject({
      code: 'line.image.refused',
      params: { problem: { code: 'error.iso-not-an-iso.title' } },
    })
  })

  it('of an older version is the stored text, if its code is unknown here', () => {
    expect(messageOfLine({ code: 'of-another-version', params: {}, message: 'Something.' })).toEqual({
      code: 'reason.said',
      params: { said: 'Something.' },
    })
  })

  it('of a newer version is its code with its parameters', () => {
    for (const code of ['of-a-newer-version', 'constructor'])
      expect(messageOfLine({ code, params: { a: 1 } })).toEqual({ code, params: { a: 1 } })
  })
})
