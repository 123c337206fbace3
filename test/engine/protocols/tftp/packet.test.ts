import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import {
  decodePacket,
  encodeAck,
  encodeError,
  encodeOptionAck,
  encodeReadRequest,
  writeData,
} from '#engine/protocols/tftp/packet.ts'
import { readCapture } from '../../../support/pcap.ts'

const sentToTftp = (name: string) =>
  readCapture(name)
    .filter(({ toPort }) => toPort === 69)
    .map(({ payload }) => payload)
const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

describe('TFTP packet', () => {
  it.each(['u_own', 'u_own_shim', 'u_px', 'n_uefi', 'own_shim', 'own_shim67', 'px_sub', 'dup', 'opt67only'])(
    'reads and writes every read request of %s byte for byte',
    name => {
      const requests = sentToTftp(name)
      expect(requests.length).toBeGreaterThan(0)
      for (const payload of requests) {
        const packet = decodePacket(payload)
        if (packet.kind !== 'readRequest') throw new Error(packet.kind)
        expect(encodeReadRequest(packet)).toEqual(payload)
      }
    },
  )

  it("reads EDK2's probe, fetch and hang-up", () => {
    const [probe, fetch] = sentToTftp('u_own')
    expect(decodePacket(probe!)).toMatchObject({
      kind: 'readRequest',
      file: 'head/snponly.efi',
      mode: 'octet',
      options: new Map([
        ['tsize', '0'],
        ['blksize', '1468'],
        ['windowsize', '4'],
      ]),
    })
    expect(decodePacket(fetch!)).toMatchObject({
      options: new Map([
        ['blksize', '1468'],
        ['windowsize', '4'],
      ]),
    })
    const aborted = readCapture('u_own')
      .map(({ payload }) => payload)
      .find(payload => payload[1] === 5)
    expect(decodePacket(aborted!)).toEqual({ kind: 'error', code: 8, message: 'User aborted the transfer' })
  })

  it('accepts any case of mode and option names', () => {
    expect(decodePacket(ascii('\0\x01a\0OCTET\0BlkSize\x001432\0'))).toMatchObject({
      mode: 'octet',
      options: new Map([['blksize', '1432']]),
    })
  })

  it('accepts a last string without NUL, padding after it, and Latin-1 names', () => {
    expect(decodePacket(ascii('\0\x01a\0octet'))).toMatchObject({ mode: 'octet' })
    expect(decodePacket(ascii('\0\x01a\0octet\0\0\0'))).toMatchObject({ options: new Map() })
    expect(decodePacket(ascii('\0\x01caf\xe9\0octet\0'))).toMatchObject({ file: 'café' })
  })

  it('writes block numbers of 16 bits', () => {
    const target = new Uint8Array(8)
    expect(writeData(target, 2, 65_536 + 258, Uint8Array.of(7))).toBe(5)
    expect([...target]).toEqual([0, 0, 0, 3, 1, 2, 7, 0])
    expect([...encodeAck(65_537)]).toEqual([0, 4, 0, 1])
  })

  it('writes errors and option acknowledgments', () => {
    expect(encodeError(1, 'File not found')).toEqual(ascii('\0\x05\0\x01File not found\0'))
    expect(encodeOptionAck(new Map([['tsize', '301056']]))).toEqual(ascii('\0\x06tsize\x00301056\0'))
  })

  it.each([
    ['nothing', ''],
    ['an unknown opcode', '\0\x09abc'],
    ['a request without a mode', '\0\x01name'],
    ['an option without a value', '\0\x01a\0octet\0blksize\0'],
    ['an acknowledgment cut short', '\0\x04\0'],
  ])('refuses %s with a DecodeError', (_, text) => {
    expect(() => decodePacket(ascii(text))).toThrow(DecodeError)
  })

  it('returns a value or throws a DecodeError for any bytes', () => {
    const opcode = fc.integer({ min: 0, max: 8 })
    fc.assert(
      fc.property(opcode, fc.uint8Array({ maxLength: 600 }), (code, noise) => {
        try {
          decodePacket(Uint8Array.from([0, code, ...noise]))
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
