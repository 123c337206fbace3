import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { adviseRouter } from '#contract/router-advice.ts'

const address = '10.99.0.1' as Ipv4

describe('what to enter on the router', () => {
  it('names the server and the file for each kind of router', () => {
    const advice = adviseRouter({ address, bootFile: 'snponly.efi' })
    for (const { router, lines } of advice) {
      expect(lines.join('\n'), router).toContain('10.99.0.1')
      expect(lines.join('\n'), router).toContain('snponly.efi')
    }
    const names = advice.map(({ router }) => router).join(' ')
    for (const kind of ['dnsmasq', 'OPNsense', 'UniFi', 'MikroTik']) expect(names).toContain(kind)
  })

  it('is what dnsmasq reads: file, name left empty, address', () => {
    expect(adviseRouter({ address, bootFile: 'snponly.efi' })[0]!.lines).toEqual([
      'dhcp-boot=snponly.efi,,10.99.0.1',
    ])
  })

  it('is what RouterOS reads, whatever is in a file name', () => {
    const lines = adviseRouter({ address, bootFile: 'a"b$c\\d' }).find(({ router }) =>
      router.startsWith('MikroTik'),
    )!.lines
    expect(lines[0]).toContain('boot-file-name="a\\"b\\$c\\\\d"')
  })
})
