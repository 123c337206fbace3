import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import {
  decodeNdpMessage,
  encodeEmptyAdvertisement,
  encodeRouterSolicitation,
} from '#engine/protocols/ndp/message.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')

/** As iPXE 1.0.0+git-20190125 sent it from QEMU's ROM, ICMPv6 header first. */
const FROM_IPXE = bytes('8500 d92f 0000 0000 0101 525400aa0001')
/** Made after RFC 4861 §4.2: lifetime 1800 s, a prefix, the router's link-layer address. */
const FROM_A_ROUTER = bytes(
  `8600 0000 4000 0708 00000000 00000000
   0304 40c0 00015180 00003840 00000000 20010db8000000000000000000000000
   0101 0e5e3a1b9c01`,
)

describe('router solicitations and advertisements (RFC 4861)', () => {
  it('names the sender', () => {
    expect(decodeNdpMessage(FROM_IPXE)).toEqual({
      kind: 'routerSolicitation',
      sourceLinkLayer: '52:54:00:aa:00:01',
    })
  })

  it('reads the advertisement of a router', () => {
    expect(decodeNdpMessage(FROM_A_ROUTER)).toEqual({ kind: 'routerAdvertisement', lifetimeSeconds: 1800 })
  })

  it('offers nothing: no lifetime, no flags, no prefix, no limits', () => {
    expect(encodeEmptyAdvertisement()).toEqual(
      new Uint8Array(bytes('8600 0000 00 00 0000 00000000 00000000')),
    )
    expect(decodeNdpMessage(encodeEmptyAdvertisement())).toMatchObject({ lifetimeSeconds: 0 })
  })

  it('solicits without an option', () => {
    expect(decodeNdpMessage(encodeRouterSolicitation())).toEqual({
      kind: 'routerSolicitation',
      sourceLinkLayer: null,
    })
  })

  it.each([
    ['an option of length 0', '8500 0000 0000 0000 0100 525400aa0001'],
    ['an option longer than the message', '8500 0000 0000 0000 0102 525400aa0001'],
    ['another code', '8501 0000 0000 0000'],
    ['less than a header', '8500 0000'],
    ['a neighbour solicitation', '8700 0000 00000000 fe80000000000000505400fffeaa0001'],
  ])('refuses %s', (_what, hex) => {
    expect(() => decodeNdpMessage(bytes(hex))).toThrow(DecodeError)
  })

  it('throws nothing but DecodeError for any bytes', () => {
    const anything = fc.tuple(fc.constantFrom(133, 134, 135), fc.uint8Array({ maxLength: 80 }))
    fc.assert(
      fc.property(anything, ([type, rest]) => {
        try {
          decodeNdpMessage(Uint8Array.of(type, 0, ...rest))
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
