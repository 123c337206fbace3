import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import { createCachedBlockSource, createMemoryBlockSource } from '#engine/image/block-source.ts'
import { recognise } from '#engine/image/recognise/recognise.ts'
import { openVolume } from '#engine/image/volume.ts'
import { DISC_LOOKS } from '../../support/disc-looks.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../../support/iso-tools.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** Reads everything that an import reads. Returns the number of names, or the reason for refusing. */
async function readAll(bytes: Uint8Array): Promise<number | 'no volume' | 'cut' | DecodeError> {
  const source = createCachedBlockSource(createMemoryBlockSource(bytes))
  try {
    const volume = await openVolume(source)
    if (!volume) return 'no volume'
    if (volume.neededBytes > bytes.length) return 'cut'
    let names = 0
    for await (const entry of volume.tree.walk()) {
      for (const extent of entry.extents)
        expect(extent.offset + extent.length).toBeLessThanOrEqual(bytes.length)
      expect(entry.path).not.toMatch(/\/\.\.?(\/|$)|\/\/|\0/)
      if (entry.kind === 'symlink') await volume.tree.find(entry.path)
      names++
    }
    await recognise(volume, source)
    return names
  } catch (thrown) {
    if (thrown instanceof DecodeError) return thrown
    throw thrown
  }
}

describe.skipIf(isoToolsMissing)(
  `hostile discs${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`,
  { timeout: 30_000 },
  () => {
    let disc: Buffer
    let root: number
    /** Offset of the record of a name in the root directory. */
    const recordOf = (bytes: Buffer, name: string) => {
      for (let at = root; bytes[at] !== 0; at += bytes[at]!)
        if (
          bytes
            .subarray(at + 33, at + 33 + bytes[at + 32]!)
            .toString('latin1')
            .startsWith(name)
        )
          return at
      throw new Error(`no ${name}`)
    }
    const setBoth = (bytes: Buffer, at: number, value: number) => {
      bytes.writeUInt32LE(value, at)
      bytes.writeUInt32BE(value, at + 4)
    }
    const changed = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(disc)
      change(bytes)
      return readAll(bytes)
    }

    beforeAll(() => {
      const content = {
        ...DISC_LOOKS['debian-live'].content,
        'a-file': 'a',
        'a-link': `-> ${'x'.repeat(240)}`,
        [`long-${'n'.repeat(200)}`]: '1',
        'zz/inside': 'zz',
      }
      disc = readFileSync(makeDisc(folder.path, 'small', content, ['-R', '-no-pad', '-quiet'], 'genisoimage'))
      root = disc.readUInt32LE(16 * 2048 + 158) * 2048
    })

    it('reads the unmodified disc', async () => {
      expect(await readAll(disc)).toBeGreaterThan(15)
    })

    it('leaves out a file whose content is outside the disc', async () => {
      const whole = (await readAll(disc)) as number
      const cut = await changed(bytes => setBoth(bytes, recordOf(bytes, 'A_FILE') + 2, 0xffff_fff0))
      expect(cut).toBe(whole - 1)
    })

    it('refuses a directory that is outside the disc, or larger than any real one', async () => {
      for (const [field, value] of [
        [2, 0xffff_fff0],
        [10, 0xffff_ffff],
        [10, 0x7fff_ffff],
      ] as const)
        expect(await changed(bytes => setBoth(bytes, recordOf(bytes, 'ZZ') + field, value))).toBeInstanceOf(
          DecodeError,
        )
    })

    it('visits a directory that is its own parent once', async () => {
      const names = await changed(bytes => {
        const at = recordOf(bytes, 'ZZ')
        setBoth(bytes, at + 2, root / 2048)
        setBoth(bytes, at + 10, 2048)
      })
      expect(names).toBeTypeOf('number')
    })

    it('gives up on a continuation area that points to itself', async () => {
      const refused = await changed(bytes => {
        const entry = bytes.indexOf('CE\x1c\x01', root, 'latin1')
        expect(entry).toBeGreaterThan(root)
        const area = bytes.readUInt32LE(entry + 4) * 2048 + bytes.readUInt32LE(entry + 12)
        bytes.copy(bytes, area, entry, entry + 28)
        setBoth(bytes, entry + 20, 28)
        setBoth(bytes, area + 20, 28)
      })
      expect(refused).toBeInstanceOf(DecodeError)
      expect((refused as DecodeError).message).toContain('never end')
    })

    it('refuses a continuation area outside the disc', async () => {
      const refused = await changed(bytes => {
        setBoth(bytes, bytes.indexOf('CE\x1c\x01', root, 'latin1') + 4, 0x00ff_ffff)
      })
      expect(refused).toBeInstanceOf(DecodeError)
    })

    it('accepts no name that leads outside its directory', async () => {
      const names: string[] = []
      const bytes = Buffer.from(disc)
      for (let at = bytes.indexOf('NM'); at >= 0; at = bytes.indexOf('NM', at + 1))
        if (bytes.subarray(at + 5, at + 11).toString() === 'a-file') bytes.write('../etc', at + 5)
      const volume = (await openVolume(createMemoryBlockSource(bytes)))!
      for (const entry of (await volume.tree.list('/')) ?? []) names.push(entry.path)
      expect(names.length).toBeGreaterThan(5)
      expect(names.filter(name => name.includes('..'))).toEqual([])
    })

    it('ends without a terminator in the descriptors', async () => {
      const bytes = Buffer.from(disc)
      for (let sector = 17; sector < 16 + 200 && (sector + 1) * 2048 <= bytes.length; sector++)
        disc.copy(bytes, sector * 2048, 16 * 2048, 17 * 2048)
      expect(await readAll(bytes)).not.toBeUndefined()
    })

    it('returns a value or a DecodeError for a disc truncated anywhere', async () => {
      for (let size = 0; size < disc.length; size += 1021) await readAll(disc.subarray(0, size))
    })

    it('returns a value or a DecodeError for any changed bytes, in time', { timeout: 60_000 }, async () => {
      // Descriptors, directories and Rock Ridge fields; content is never decoded.
      const end = Math.min(disc.length, root + 24 * 2048)
      const change = fc.record({
        at: fc.integer({ min: 16 * 2048, max: end - 1 }),
        value: fc.integer({ min: 0, max: 255 }),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async changes => {
          const bytes = Buffer.from(disc)
          for (const { at, value } of changes) bytes[at] = value
          const startedAt = performance.now()
          await readAll(bytes)
          expect(performance.now() - startedAt).toBeLessThan(2000)
        }),
        { numRuns: 1500 },
      )
    })

    it(
      'gives a value or a DecodeError for any numbers in the records, in time',
      { timeout: 60_000 },
      async () => {
        const fields = fc.array(
          fc.record({
            record: fc.integer({ min: 0, max: 30 }),
            field: fc.constantFrom(0, 1, 2, 6, 10, 14, 25, 26, 28, 32),
            value: fc.constantFrom(
              0,
              1,
              2,
              16,
              17,
              0x21,
              0x22,
              0x80,
              0xff,
              0xffff,
              0xff_ffff,
              0x7fff_ffff,
              0xffff_ffff,
            ),
          }),
          { minLength: 1, maxLength: 6 },
        )
        const offsets: number[] = []
        for (let at = root; disc[at] !== 0; at += disc[at]!) offsets.push(at)
        await fc.assert(
          fc.asyncProperty(fields, async changes => {
            const bytes = Buffer.from(disc)
            for (const { record, field, value } of changes) {
              const at = offsets[record % offsets.length]! + field
              if (field === 2 || field === 10) setBoth(bytes, at, value)
              else bytes[at] = value & 0xff
            }
            await readAll(bytes)
          }),
          { numRuns: 1000 },
        )
      },
    )

    it('reads or refuses descriptors of random bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ minLength: 2048 * 4, maxLength: 2048 * 4 }), async noise => {
          const bytes = new Uint8Array(40 * 2048)
          bytes.set(noise, 16 * 2048)
          for (let sector = 16; sector < 20; sector++)
            bytes.set([sector - 16, 0x43, 0x44, 0x30, 0x30, 0x31], sector * 2048)
          await readAll(bytes)
        }),
        { numRuns: 300 },
      )
    })

    it('reports the problem of a UDF disc without files', async () => {
      const bytes = new Uint8Array(300 * 2048)
      const mark = (sector: number, text: string) => bytes.set(Buffer.from(`\0${text}\x01`), sector * 2048)
      mark(16, 'BEA01')
      mark(17, 'NSR03')
      mark(18, 'TEA01')
      const source = createMemoryBlockSource(bytes)
      await expect(openVolume(source)).rejects.toThrow('no anchor')
      const windows = makeDisc(
        folder.path,
        'windows',
        { 'README.TXT': 'This disc contains a "UDF" file system' },
        ['-udf', '-V', 'CCCOMA_X64FRE_EN-US_DV9', '-quiet'],
        'genisoimage',
      )
      const bridge = createMemoryBlockSource(readFileSync(join(windows)))
      expect(await recognise((await openVolume(bridge))!, bridge)).toMatchObject({
        family: 'windows',
        netboot: 'no',
        reason: { code: 'udf-broken-windows' },
      })
    })
  },
)
