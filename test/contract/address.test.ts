import { describe, expect, it } from 'vitest'
import { ipv4FromNumber, ipv4ToNumber, parseIpv4, parseMac } from '#contract/address.ts'

describe('parseIpv4', () => {
  it.each(['0.0.0.0', '10.99.0.1', '255.255.255.255'])('reads %s', text => {
    expect(parseIpv4(text)).toBe(text)
  })

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.01',
    ' 10.0.0.1',
    '10.0.0.1 ',
    '::1',
    '10.0.0.1.1',
    '1e1.0.0.1',
  ])('refuses "%s"', text => {
    expect(parseIpv4(text)).toBeNull()
  })

  it('converts to a number and back, including the highest bit', () => {
    const address = parseIpv4('192.168.1.254')!
    expect(ipv4ToNumber(address)).toBe(0xc0a801fe)
    expect(ipv4FromNumber(0xc0a801fe)).toBe(address)
  })
})

describe('parseMac', () => {
  it.each(['52:54:00:12:34:56', '52-54-00-12-34-56', '525400123456', '52:54:00:12:34:56'.toUpperCase()])(
    'reads %s as lower case with colons',
    text => {
      expect(parseMac(text)).toBe('52:54:00:12:34:56')
    },
  )

  it.each(['', '52:54:00:12:34', '52:54:00:12:34:5g', '52:54:00:12:34:56:78'])('refuses "%s"', text => {
    expect(parseMac(text)).toBeNull()
  })
})
