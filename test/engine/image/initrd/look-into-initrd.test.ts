import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { nameWith } from '../../../support/debian-packages.ts'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import { openFileBlockSource, createMemoryBlockSource } from '#engine/image/block-source.ts'
import { featureOfPath } from '#engine/image/initrd/inspect-initrds.ts'
import { namesInInitrd } from '#engine/image/initrd/look-into-initrd.ts'
import { createReadBudget, OutOfBudget } from '#engine/image/read-budget.ts'
import { collect } from '../../../support/collect.ts'
import { COMPRESSORS, initrdToolsMissing, packSegment, type Compressor } from '../../../support/initrd.ts'
import { temporaryFolder } from '../../../support/iso-tools.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const roomy = () => createReadBudget({ timeMs: 60_000 })
const namesIn = (bytes: Uint8Array, budget = roomy()) =>
  collect(namesInInitrd(createMemoryBlockSource(bytes), budget))

const MICROCODE = { 'kernel/x86/microcode/GenuineIntel.bin': randomBytes(70_001) }
const MAIN = {
  'scripts/casper': 'x',
  'usr/lib/modules/big.ko': randomBytes(300_000),
  link: '-> init',
  init: '#!',
}
const COMPRESSIONS = Object.keys(COMPRESSORS) as Compressor[]

describe.skipIf(initrdToolsMissing)(`initrds${initrdToolsMissing ? ` - ${initrdToolsMissing}` : ''}`, () => {
  it.each(COMPRESSIONS)('reads the names of one that is compressed with %s', async compressor => {
    const names = await namesIn(packSegment(folder.path, MAIN, compressor))
    expect(names.toSorted()).toEqual([
      '.',
      'init',
      'link',
      'scripts',
      'scripts/casper',
      'usr',
      'usr/lib',
      'usr/lib/modules',
      'usr/lib/modules/big.ko',
    ])
  })

  it.each(COMPRESSIONS)('finds the %s segment after early microcode and its padding', async compressor => {
    const early = packSegment(folder.path, MICROCODE)
    const main = packSegment(folder.path, MAIN, compressor)
    const names = await namesIn(
      Buffer.concat([early, Buffer.alloc(4096 - (early.length % 4096) + 8192), main]),
    )
    expect(names).toContain('kernel/x86/microcode/GenuineIntel.bin')
    expect(names).toContain('scripts/casper')
  })

  it.each(['none', 'gzip', 'zstd', 'lz4'] as const)('continues after a %s segment', async compressor => {
    const first = packSegment(folder.path, MICROCODE, compressor)
    const second = packSegment(folder.path, MAIN, 'xz')
    const padding = Buffer.alloc((4 - (first.length % 4)) % 4)
    const names = await namesIn(Buffer.concat([first, padding, second]))
    expect(names).toContain('kernel/x86/microcode/GenuineIntel.bin')
    expect(names).toContain('scripts/casper')
  })

  it.each(COMPRESSIONS)('refuses a truncated and a corrupt %s initrd', async compressor => {
    const whole = packSegment(folder.path, MAIN, compressor)
    await expect(namesIn(whole.subarray(0, whole.length >> 1))).rejects.toBeInstanceOf(DecodeError)
    const broken = Buffer.from(whole)
    broken.fill(0x5a, whole.length >> 2)
    await expect(namesIn(broken)).rejects.toBeInstanceOf(DecodeError)
  })

  it.each(COMPRESSIONS)('can stop in the middle of a %s initrd and be used again', async compressor => {
    const bytes = packSegment(folder.path, MAIN, compressor)
    for (let round = 0; round < 3; round++) {
      for await (const name of namesInInitrd(createMemoryBlockSource(bytes), roomy())) {
        expect(name).toBe('.')
        break
      }
    }
    expect(await namesIn(bytes)).toContain('scripts/casper')
  })

  it('decompresses no more than its budget', async () => {
    const zeros = packSegment(folder.path, { zeros: Buffer.alloc(64 * 1024 * 1024), 'zz-last': '' }, 'gzip')
    expect(zeros.length).toBeLessThan(200_000)
    const budget = createReadBudget({ timeMs: 60_000, maxBytes: 8 * 1024 * 1024 })
    await expect(namesIn(zeros, budget)).rejects.toBeInstanceOf(OutOfBudget)
  })

  it('stops when its time is over', async () => {
    let nowMs = 0
    const budget = createReadBudget({ timeMs: 50, nowMs: () => (nowMs += 20) })
    await expect(namesIn(packSegment(folder.path, MAIN, 'zstd'), budget)).rejects.toBeInstanceOf(OutOfBudget)
  })

  it('refuses text, and finds nothing in an empty file', async () => {
    await expect(namesIn(Buffer.from('an initrd'))).rejects.toBeInstanceOf(DecodeError)
    expect(await namesIn(Buffer.alloc(0))).toEqual([])
    expect(await namesIn(Buffer.alloc(5000))).toEqual([])
  })

  const real = existsSync('/boot') ? readdirSync('/boot').filter(name => name.startsWith('initrd.img')) : []
  const noInitrd = real.length === 0 ? 'this computer has no initrd in /boot' : null
  it.skipIf(noInitrd !== null)(nameWith('reads this computer’s own initrd', noInitrd), async () => {
    const source = await openFileBlockSource(`/boot/${real[0]}`)
    const names = await collect(namesInInitrd(source, roomy()))
    await source.close()
    expect(names).toContain('init')
  })
})

describe('featureOfPath', () => {
  it.each([
    ['sbin/livenetroot', 'livenet'],
    ['./usr/sbin/livenetroot', 'livenet'],
    ['usr/sbin/dmsquash-live-root', 'dmsquashLive'],
    ['hooks/archiso_pxe_http', 'archisoHttp'],
    ['/hooks/miso_pxe_http', 'misoHttp'],
    ['usr/lib/live/boot/9990-mount-http.sh', 'liveBootHttp'],
    ['scripts/casper', 'casper'],
    ['usr/lib/debian-installer/retriever/net-retriever', 'netRetriever'],
    ['lib/anaconda-lib.sh', 'anaconda'],
  ] as const)('%s means %s', (path, feature) => {
    expect(featureOfPath(path)).toBe(feature)
  })

  it.each(['scripts/casper-bottom', 'conf/livenetroot', 'x/hooks/archiso', ''])('%s means nothing', path => {
    expect(featureOfPath(path)).toBeNull()
  })
})
