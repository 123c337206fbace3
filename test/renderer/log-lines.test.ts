import { describe, expect, it } from 'vitest'
import { describeLogLineInGerman } from '../../renderer/locales/de-log-lines.ts'

describe('a line that Slipway writes of itself, in German', () => {
  it('says what its code and its parameters say', () => {
    expect(describeLogLineInGerman({ code: 'dhcp.alone', params: { card: 'eth1' } })).toBe(
      'Auf eth1 hat kein anderer DHCP-Server geantwortet.',
    )
    expect(
      describeLogLineInGerman({
        code: 'image.imported',
        params: { path: '/srv/iso/debian-12.iso', tookMs: 16, id: 'd', netboot: 'yes' },
      }),
    ).toBe('debian-12.iso wurde gelesen, in 16 ms.')
    expect(
      describeLogLineInGerman({
        code: 'image.refused',
        params: { path: '/srv/a.iso', problem: 'iso-not-an-iso', sizeBytes: 4 },
      }),
    ).toBe('a.iso ist kein ISO-Abbild.')
    expect(
      describeLogLineInGerman({
        code: 'image.checksum',
        params: { id: 'debian-12', sha256: 'ab', isMatch: 'false', source: '' },
      }),
    ).toBe('SHA-256 von debian-12 ist ab: nicht, was erwartet wurde.')
  })

  it('is left to its English words where nobody wrote German ones', () => {
    expect(describeLogLineInGerman({ code: 'of-a-newer-version', params: {} })).toBeNull()
    expect(describeLogLineInGerman({ code: 'constructor', params: {} })).toBeNull()
    expect(describeLogLineInGerman({ code: 'image.refused', params: { path: '/a.iso' } })).toBeNull()
  })
})
