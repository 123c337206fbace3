import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryBlockSource, type BlockSource } from '#engine/image/block-source.ts'
import { createInitrdInspector } from '#engine/image/initrd/inspect-initrds.ts'
import { createReadBudget } from '#engine/image/read-budget.ts'
import { openVolume } from '#engine/image/volume.ts'
import { initrdToolsMissing, packSegment } from '../../../support/initrd.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../../../support/iso-tools.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const missing = isoToolsMissing ?? initrdToolsMissing

describe.skipIf(missing)(`initrds of a disc${missing ? ` - ${missing}` : ''}`, () => {
  let disc: BlockSource
  let readBytes = 0

  beforeAll(() => {
    const iso = makeDisc(folder.path, 'initrds', {
      microcode: packSegment(folder.path, { 'kernel/x86/microcode/x.bin': 'x' }),
      casper: packSegment(
        folder.path,
        { 'scripts/casper': 'x', 'zz/blob': Buffer.alloc(9_000_000, 'ab') },
        'gzip',
      ),
      dracut: packSegment(
        folder.path,
        { 'usr/sbin/livenetroot': 'x', 'usr/sbin/dmsquash-live-root': 'x', 'lib/anaconda-lib.sh': 'x' },
        'zstd',
      ),
      text: 'an initrd',
    })
    const memory = createMemoryBlockSource(readFileSync(iso))
    disc = {
      ...memory,
      read(offset, length) {
        readBytes += length
        return memory.read(offset, length)
      },
    }
  })

  const inspector = async (timeMs = 60_000, nowMs?: () => number) => {
    const { tree } = (await openVolume(disc))!
    const budget = createReadBudget({ timeMs, ...(nowMs ? { nowMs } : {}) })
    return createInitrdInspector({ tree, source: disc, budget })
  }

  it('have the features of each combined', async () => {
    const { features, isUnfinished } = await inspector()
    expect(await features(['/microcode'])).toEqual(new Set())
    expect(await features(['/microcode', '/casper', '/dracut'])).toEqual(
      new Set(['casper', 'livenet', 'dmsquashLive', 'anaconda']),
    )
    expect(isUnfinished()).toBe(false)
  })

  it('are read once, and no further than needed', async () => {
    const { features } = await inspector()
    expect((await features(['/dracut'], ['livenet']))!.has('livenet')).toBe(true)
    // A later query for more reads it completely.
    expect((await features(['/dracut'], ['anaconda']))!.has('anaconda')).toBe(true)
    const before = readBytes
    expect((await features(['/dracut'], ['anaconda']))!.has('anaconda')).toBe(true)
    expect(readBytes).toBe(before)
  })

  it('have unknown features if they cannot be read', async () => {
    const { features, isUnfinished } = await inspector()
    for (const paths of [['/text'], ['/nowhere'], [], ['/microcode', '/text']])
      expect(await features(paths)).toBeNull()
    // A feature found in one initrd counts, whatever the other is.
    expect((await features(['/text', '/casper'], ['casper']))!.has('casper')).toBe(true)
    expect(isUnfinished()).toBe(false)
  })

  it('remain unfinished when the time is over', async () => {
    let nowMs = 0
    const { features, isUnfinished } = await inspector(30, () => (nowMs += 10))
    expect(await features(['/casper'], ['livenet'])).toBeNull()
    expect(isUnfinished()).toBe(true)
  })
})
