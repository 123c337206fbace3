import { execFileSync, execSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createCachedBlockSource, openFileBlockSource } from '#engine/image/block-source.ts'
import { openVolume } from '#engine/image/volume.ts'
import { isoToolsMissing, layOut, makeDisc, temporaryFolder } from '../support/iso-tools.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

describe.skipIf(isoToolsMissing)(`large discs${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`, () => {
  it('returns all bytes of a file over 4 GiB', async () => {
    const big = join(folder.path, 'big.d')
    const huge = join(big, 'huge.img')
    layOut(big, { before: 'b' })
    // Marks at the start, across the border of the first section and at the end of 4 GiB + 5 MiB of zeros.
    const size = 4 * 2 ** 30 + 5 * 2 ** 20
    const border = 2 ** 32 - 2048 - 3
    execFileSync('truncate', ['-s', String(size), huge])
    for (const [offset, text] of [
      [0, 'first'],
      [border, 'border'],
      [size - 4, 'last'],
    ] as const)
      execFileSync('dd', [`of=${huge}`, 'conv=notrunc', 'oflag=seek_bytes', `seek=${offset}`], {
        input: text,
        stdio: ['pipe', 'ignore', 'ignore'],
      })
    const iso = join(folder.path, 'big.iso')
    execSync(
      `xorriso -as mkisofs -R -iso-level 3 -o - '${big}' 2>/dev/null | dd conv=sparse bs=1M iflag=fullblock of='${iso}' 2>/dev/null`,
    )
    const source = await openFileBlockSource(iso)
    const volume = (await openVolume(createCachedBlockSource(source)))!
    const entry = (await volume.tree.find('/huge.img'))!
    expect(entry.sizeBytes).toBe(size)
    const at = async (position: number, length: number) => {
      let start = 0
      for (const extent of entry.extents) {
        if (position < start + extent.length)
          return Buffer.from(await source.read(extent.offset + position - start, length)).toString()
        start += extent.length
      }
      throw new Error(`${position} is outside the file`)
    }
    expect(await at(0, 5)).toBe('first')
    expect(await at(border, 6)).toBe('border')
    expect(await at(size - 4, 4)).toBe('last')
    await source.close()
  })

  it('lists a directory of 40,000 names in well under a second', async () => {
    const many: Record<string, string> = {}
    for (let index = 0; index < 40_000; index++)
      many[`pool/package-with-a-longer-name_${index}_amd64.deb`] = ''
    const source = await openFileBlockSource(makeDisc(folder.path, 'many', many))
    const { tree } = (await openVolume(createCachedBlockSource(source)))!
    const startedAt = performance.now()
    expect((await tree.list('/pool'))?.length).toBe(40_000)
    const tookMs = performance.now() - startedAt
    console.log(`40,000 names listed in ${Math.round(tookMs)} ms`)
    expect(tookMs).toBeLessThan(1000)
    const lookUpsAt = performance.now()
    for (let index = 0; index < 1000; index++)
      expect(await tree.find(`/pool/package-with-a-longer-name_${index}_amd64.deb`)).not.toBeNull()
    expect(performance.now() - lookUpsAt).toBeLessThan(500)
    await source.close()
  })
})
