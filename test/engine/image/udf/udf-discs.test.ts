import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import type { FileEntry } from '#engine/image/file-tree.ts'
import { createMemoryBlockSource, createSliceBlockSource } from '#engine/image/block-source.ts'
import { openVolume, type Volume } from '#engine/image/volume.ts'
import { collect } from '../../../support/collect.ts'
import { needPackages } from '../../../support/debian-packages.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../../../support/iso-tools.ts'
import { extractWithSevenZip, listWithSevenZip, sevenZipMissing } from '../../../support/seven-zip.ts'
import { WRITTEN_MS, writeUdf, type UdfShape } from '../../../support/udf-writer.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const mkudffsMissing = await needPackages(['udftools'])

const CONTENT = {
  'a.txt': 'hello',
  empty: '',
  'sources/boot.wim': randomBytes(70_001),
  'sources/deep/er/and/deeper/x': 'x',
  'ünï/日本語 and more.txt': 'wide',
  [`${'n'.repeat(200)}`]: 'long',
}
const SHAPES: Readonly<Record<string, UdfShape>> = {
  'short allocation descriptors': {},
  'long allocation descriptors in many pieces': { allocation: 'long', pieces: 7 },
  'pieces in allocation extents': { pieces: 5, chained: true },
  'long ones in allocation extents': { allocation: 'long', pieces: 6, chained: true },
  'embedded content and extended entries': { allocation: 'inline', entry: 'extended' },
  'a metadata partition (2.50)': { partition: 'metadata', entry: 'extended' },
  'a metadata partition with embedded content': { partition: 'metadata', allocation: 'inline' },
}
/** 7-Zip supports neither these nor symlinks. */
const OTHER_SHAPES: Readonly<Record<string, UdfShape>> = {
  'a virtual partition (1.50, 2.00)': { partition: 'virtual', pieces: 3 },
  'a sparable partition': { partition: 'sparable', pieces: 3 },
}

async function open(bytes: Uint8Array): Promise<Volume> {
  const volume = await openVolume(createMemoryBlockSource(bytes))
  return volume!
}
async function entriesOf(volume: Volume): Promise<Map<string, FileEntry>> {
  return new Map((await collect(volume.tree.walk())).map(entry => [entry.path, entry]))
}
function contentOf(bytes: Uint8Array, { extents, sizeBytes }: FileEntry): Promise<Uint8Array> {
  return createSliceBlockSource(createMemoryBlockSource(bytes), extents).read(0, sizeBytes)
}

describe('UDF', () => {
  it.each(Object.entries({ ...SHAPES, ...OTHER_SHAPES }))(
    'reads back a disc with %s',
    async (_name, shape) => {
      const disc = writeUdf({ ...CONTENT, 'link here': '-> ../sources/./boot.wim', root: '-> /a.txt' }, shape)
      const volume = await open(disc)
      expect(volume).toMatchObject({ fileSystem: 'udf', volumeId: 'A UDF disc', hasUdf: true })
      const entries = await entriesOf(volume)
      for (const [path, content] of Object.entries(CONTENT)) {
        const entry = entries.get(`/${path}`)!
        expect(entry).toMatchObject({ kind: 'file', sizeBytes: content.length, modifiedMs: WRITTEN_MS })
        expect(Buffer.from(await contentOf(disc, entry))).toEqual(Buffer.from(content))
      }
      expect(entries.get('/link here')).toMatchObject({ kind: 'symlink', target: '../sources/./boot.wim' })
      expect(await volume.tree.find('/root')).toMatchObject({ path: '/a.txt' })
      expect(await volume.tree.find('/SOURCES/BOOT.WIM')).toMatchObject({ path: '/sources/boot.wim' })
      expect(entries.size).toBe(Object.keys(CONTENT).length + 2 + 6)
    },
  )

  describe.skipIf(sevenZipMissing)(
    `as 7-Zip reads it${sevenZipMissing ? ` - ${sevenZipMissing}` : ''}`,
    () => {
      it.each(Object.entries(SHAPES))('%s', async (_name, shape) => {
        const disc = writeUdf(CONTENT, shape)
        const file = join(folder.path, 'disc.udf')
        writeFileSync(file, disc)
        const entries = await entriesOf(await open(disc))
        const sizes = [...entries.values()].map(({ path, kind, sizeBytes }) => [
          path,
          kind === 'directory' ? null : sizeBytes,
        ])
        expect(new Map(sizes as [string, number | null][])).toEqual(listWithSevenZip(file, 'udf'))
        const wim = entries.get('/sources/boot.wim')!
        // It lists files with continued descriptors, but does not unpack them.
        if (shape.chained) return
        expect(Buffer.from(await contentOf(disc, wim))).toEqual(extractWithSevenZip(file, 'udf', wim.path))
      })
    },
  )

  describe.skipIf(mkudffsMissing)(
    `empty discs of mkudffs${mkudffsMissing ? ` - ${mkudffsMissing}` : ''}`,
    () => {
      it.each([
        ['--media-type=hd', '--udfrev=1.02', '--blocksize=2048'],
        ['--media-type=hd', '--udfrev=2.01', '--blocksize=512'],
        ['--media-type=hd', '--udfrev=2.01', '--blocksize=1024'],
        ['--media-type=dvd', '--udfrev=2.01'],
        ['--media-type=dvdrw', '--udfrev=2.01', '--strategy=4096'],
        ['--media-type=cdrw', '--udfrev=2.01'],
        ['--media-type=cdr', '--udfrev=1.50'],
        ['--media-type=cdr', '--udfrev=2.01'],
        ['--media-type=bdr', '--udfrev=2.50'],
        ['--media-type=bdr', '--udfrev=2.60'],
      ])('%s %s %s', async (...options) => {
        const file = join(folder.path, `mk${options.join('')}.udf`)
        execFileSync('mkudffs', ['--new-file', '--label=Tést', ...options.filter(Boolean), file, '4096'], {
          stdio: 'ignore',
        })
        const volume = await open(readFileSync(file))
        expect(volume).toMatchObject({ fileSystem: 'udf', volumeId: 'Tést' })
        const paths = [...(await entriesOf(volume)).keys()]
        expect(paths.filter(path => path !== '/lost+found')).toEqual([])
      })
    },
  )

  describe.skipIf(isoToolsMissing)(`bridge discs${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`, () => {
    const content = { 'readme.txt': 'read me', 'sources/big.bin': randomBytes(9000), 'a/b/c/d': 'deep' }

    it('takes the ISO 9660 half if both are equal', async () => {
      const iso = makeDisc(folder.path, 'both', content, ['-udf', '-R', '-J'], 'genisoimage')
      const volume = await open(readFileSync(iso))
      expect(volume).toMatchObject({ fileSystem: 'rock-ridge', hasUdf: true })
    })

    it('takes the UDF half if the other is hidden, and reads what 7-Zip reads', async () => {
      const hide = ['-hide', 'sources', '-hide', 'a']
      const iso = makeDisc(
        folder.path,
        'udf',
        content,
        ['-udf', '-J', '-V', 'CCCOMA_X64FRE', ...hide],
        'genisoimage',
      )
      const bytes = readFileSync(iso)
      // The tool builds the UDF half from the Joliet one; a Windows disc has no Joliet.
      bytes.fill(0, 17 * 2048 + 88, 17 * 2048 + 120)
      const volume = await open(bytes)
      expect(volume).toMatchObject({ fileSystem: 'udf', volumeId: 'CCCOMA_X64FRE' })
      const big = await volume.tree.find('/sources/big.bin')
      expect(Buffer.from(await contentOf(bytes, big!))).toEqual(content['sources/big.bin'])
      if (!sevenZipMissing)
        expect([...(await entriesOf(volume)).keys()].toSorted()).toEqual(
          [...listWithSevenZip(iso, 'udf').keys()].toSorted(),
        )
    })
  })

  it('detects a truncated disc by its partition', async () => {
    const disc = writeUdf(CONTENT)
    const volume = await open(disc.subarray(0, disc.length - 40_000))
    expect(volume.neededBytes).toBe(disc.length - 2048)
    expect(await volume.tree.list('/')).toEqual([])
  })

  it('reads from the reserve sequence and the metadata mirror if the first are broken', async () => {
    const disc = writeUdf(CONTENT, { partition: 'metadata' })
    disc.fill(0, 32 * 2048, 48 * 2048)
    disc.fill(0, 257 * 2048, 258 * 2048)
    expect((await entriesOf(await open(disc))).size).toBeGreaterThan(6)
  })

  it('uses the anchor at the end if the one at 256 is missing', async () => {
    const disc = writeUdf(CONTENT)
    disc.fill(0, 256 * 2048, 257 * 2048)
    expect((await entriesOf(await open(disc))).size).toBeGreaterThan(6)
    disc.fill(0, disc.length - 2048)
    await expect(open(disc)).rejects.toBeInstanceOf(DecodeError)
  })

  it('leaves out a file whose content is outside the partition', async () => {
    const disc = writeUdf({ broken: Buffer.alloc(5000, 1), whole: 'whole' })
    const entry = disc.indexOf(Buffer.from([8, ...Buffer.from('broken')]))
    const icb = disc.readUInt32LE(entry - 38 + 24)
    disc.writeUInt32LE(0x00ff_ffff, (257 + icb) * 2048 + 176 + 4)
    expect([...(await entriesOf(await open(disc))).keys()]).toEqual(['/whole'])
  })
})
