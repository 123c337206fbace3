import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { createWords } from '#words/describe.ts'
import { catalogue } from '#words/en/catalogue.ts'
import { adviseRouter } from '#words/router-advice.ts'

const address = '10.99.0.1' as Ipv4
const words = createWords('en', catalogue)

describe('what to enter on the router', () => {
  it('names the server and the file for each kind of router', () => {
    const advice = adviseRouter({ address, bootFile: 'snponly.efi' })
    expect(advice.map(({ id }) => id)).toEqual(['dnsmasq', 'opnsense', 'unifi', 'mikrotik', 'other'])
    for (const { id, lines } of advice) {
      const text = lines.map(line => (typeof line === 'string' ? line : words.describe(line))).join('\n')
      expect(text, id).toContain('10.99.0.1')
      expect(text, id).toContain('snponly.efi')
    }
  })

  it('is valid for dnsmasq: file, name left empty, address', () => {
    expect(adviseRouter({ address, bootFile: 'snponly.efi' })[0]!.lines).toEqual([
      'dhcp-boot=snponly.efi,,10.99.0.1',
    ])
  })

  it('is valid for RouterOS, whatever is in a file name', () => {
    const [line] = adviseRouter({ address, bootFile: 'a"b$c\\d' }).find(({ id }) => id === 'mikrotik')!.lines
    expect(line).toContain('boot-file-name="a\\"b\\$c\\\\d"')
  })
})
