import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeNetascii, openAsNetascii } from '#engine/protocols/tftp/netascii.ts'
import { createTftpBench, memoryFile } from '../../../support/tftp-bench.ts'

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** Decodes as a client does, RFC 764: CR LF is a new line, CR NUL a carriage return. */
function decodeNetascii(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  return latin1(text.replaceAll(/\r[\n\0]/g, pair => (pair === '\r\n' ? '\n' : '\r')))
}

async function readAll(bytes: Uint8Array, stepBytes: number): Promise<Uint8Array> {
  const file = await openAsNetascii(memoryFile(bytes))
  if (!file) throw new Error('refused')
  const all = new Uint8Array(file.sizeBytes)
  for (let offset = 0; offset < all.length;) {
    const length = await file.readInto(all.subarray(offset, offset + stepBytes), offset)
    expect(length).toBeGreaterThan(0)
    offset += length
  }
  expect(await file.readInto(new Uint8Array(8), file.sizeBytes)).toBe(0)
  return all
}

describe('netascii', () => {
  it.each([
    ['a\nb\n', 'a\r\nb\r\n'],
    ['a\rb', 'a\r\0b'],
    ['a\r\nb', 'a\r\0\r\nb'],
    ['', ''],
  ])('writes %j as %j', (text, sent) => {
    expect(encodeNetascii(latin1(text))).toEqual(latin1(sent))
  })

  it('returns every file, in whatever steps it is read', async () => {
    const byte = fc.oneof(fc.constantFrom(10, 13, 0), fc.nat(255))
    const bytes = fc.array(byte, { maxLength: 400 }).map(list => Uint8Array.from(list))
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 90 }), async (file, step) => {
        expect(decodeNetascii(await readAll(file, step))).toEqual(file)
      }),
      { numRuns: 300 },
    )
  })

  it('knows its length across many chunks of the file', async () => {
    const lines = latin1('one line\r or two\n'.repeat(20_000))
    const sent = await readAll(lines, 10_007)
    expect(sent.length).toBe(lines.length + 40_000)
    expect(Buffer.compare(decodeNetascii(sent), lines)).toBe(0)
  })

  it('is what tsize announces and the client gets', async () => {
    const lines = latin1('menuentry "x" {\n}\n'.repeat(100))
    const bench = createTftpBench({ 'grub.cfg': lines })
    const fetch = await bench.fetch('grub.cfg', { tsize: '0', blksize: '1024' }, { mode: 'NetASCII' })
    expect(fetch.isComplete).toBe(true)
    expect(fetch.options?.get('tsize')).toBe(String(fetch.bytes.length))
    expect(fetch.bytes.length).toBe(lines.length + 200)
    expect(decodeNetascii(fetch.bytes)).toEqual(lines)
    expect(bench.openFiles()).toBe(0)
  })

  it('is refused for an image, with advice', async () => {
    const bench = createTftpBench({ 'big.iso': { ...memoryFile(latin1('')), sizeBytes: 65 * 1024 ** 2 } })
    const fetch = await bench.fetch('big.iso', {}, { mode: 'netascii' })
    expect(fetch.error).toEqual({ code: 4, message: 'Too large for netascii: use octet' })
    expect(bench.openFiles()).toBe(0)
  })

  it('closes a file that cannot be read', async () => {
    const broken = { ...memoryFile(latin1('abc')), readInto: () => Promise.reject(new Error('EIO')) }
    const bench = createTftpBench({ f: broken })
    expect((await bench.fetch('f', {}, { mode: 'netascii' })).error?.code).toBe(0)
    expect(bench.openFiles()).toBe(0)
  })
})
