import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createCachedBlockSource,
  openFileBlockSource,
  createMemoryBlockSource,
  createSliceBlockSource,
  type BlockSource,
} from '#engine/image/block-source.ts'
import { openVolume, type Volume } from '#engine/image/volume.ts'
import { collect } from '../../support/collect.ts'
import {
  isoToolsMissing,
  listWithIsoinfo,
  makeDisc,
  masterDisc,
  temporaryFolder,
} from '../../support/iso-tools.ts'
import { extractWithSevenZip, listWithSevenZip, sevenZipMissing } from '../../support/seven-zip.ts'
import { writeUdf } from '../../support/udf-writer.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const missing = isoToolsMissing ?? sevenZipMissing
const MANY = 40_000

async function open(source: BlockSource): Promise<Volume> {
  return (await openVolume(createCachedBlockSource(source)))!
}

async function msToList(volume: Volume, path: string): Promise<number> {
  const startedAt = performance.now()
  expect(await volume.tree.list(path)).toHaveLength(MANY)
  return performance.now() - startedAt
}

describe.skipIf(missing)(`hard shapes${missing ? ` - ${missing}` : ''}`, { timeout: 120_000 }, () => {
  describe('40,000 files in one directory', () => {
    let iso = ''
    beforeAll(() => {
      const pool = join(folder.path, 'many.d', 'pool')
      mkdirSync(pool, { recursive: true })
      for (let index = 0; index < MANY; index++)
        writeFileSync(join(pool, `package-with-a-long-name_${index}_amd64.deb`), '')
      iso = masterDisc(join(folder.path, 'many.iso'), join(folder.path, 'many.d'), ['-R'])
    }, 120_000)

    it('with Rock Ridge list in well under a second, as isoinfo lists them', async () => {
      const source = await openFileBlockSource(iso)
      const volume = await open(source)
      expect(await msToList(volume, '/pool')).toBeLessThan(1000)
      const paths = (await collect(volume.tree.walk())).map(entry => entry.path)
      await source.close()
      expect(paths.toSorted()).toEqual(
        listWithIsoinfo(iso, '-R')
          .filter(path => path !== '/')
          .toSorted(),
      )
    })

    it('with UDF as well', async () => {
      const content = Object.fromEntries(
        Array.from({ length: MANY }, (_, index) => [`pool/package-with-a-long-name_${index}_amd64.deb`, '']),
      )
      const volume = await open(createMemoryBlockSource(writeUdf(content, { partition: 'metadata' })))
      expect(await msToList(volume, '/pool')).toBeLessThan(1000)
    })
  })

  it('joins the extents of one file, wherever they are, as 7-Zip does', async () => {
    const parts = {
      'PART1.BIN': randomBytes(6000),
      'PART2.BIN': randomBytes(5000),
      'ZOTHER.BIN': randomBytes(9000),
    }
    const file = makeDisc(folder.path, 'extents', parts, ['-iso-level', '1'], 'genisoimage')
    const disc = readFileSync(file)
    const recordOf = (name: string) => disc.indexOf(name) - 33
    const [first, second, other] = ['PART1.BIN', 'PART2.BIN', 'ZOTHER.BIN'].map(recordOf) as [
      number,
      number,
      number,
    ]
    // The first section ends at a block boundary, as all but the last do; the second is where the other file is.
    disc.writeUInt32LE(4096, first + 10)
    disc.writeUInt32BE(4096, first + 14)
    disc[first + 25]! |= 0x80
    disc.write('PART1', second + 33)
    disc.copy(disc, second + 2, other + 2, other + 18)
    writeFileSync(file, disc)
    const volume = await open(createMemoryBlockSource(disc))
    const entry = (await volume.tree.find('/PART1.BIN'))!
    expect(entry.extents).toHaveLength(2)
    const bytes = await createSliceBlockSource(createMemoryBlockSource(disc), entry.extents).read(
      0,
      entry.sizeBytes,
    )
    const expected = Buffer.concat([parts['PART1.BIN'].subarray(0, 4096), parts['ZOTHER.BIN']])
    expect(Buffer.from(bytes).equals(expected)).toBe(true)
    expect(extractWithSevenZip(file, 'iso', '/PART1.BIN').equals(expected)).toBe(true)
  })

  it.each([
    ['Rock Ridge', ['-R']],
    ['Joliet', ['-J', '-joliet-long']],
    ['plain', ['-iso-level', '1']],
  ] as const)('a disc of %s alone has the files that 7-Zip finds', async (_name, options) => {
    const content = { 'FIRST.TXT': 'first', 'DIR/SECOND.TXT': 'second', 'DIR/DEEP/ER/THIRD.TXT': 'third' }
    const iso = makeDisc(folder.path, `alone${options.join('')}`, content, [...options])
    const volume = await open(createMemoryBlockSource(readFileSync(iso)))
    const ours = (await collect(volume.tree.walk())).map(entry => entry.path)
    expect(ours.toSorted()).toEqual([...listWithSevenZip(iso, 'iso').keys()].toSorted())
  })

  it('an empty file is not a volume', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.alloc(100),
      Buffer.alloc(600 * 2048),
      randomBytes(600 * 2048),
    ])
      expect(await openVolume(createMemoryBlockSource(bytes))).toBeNull()
  })
})
