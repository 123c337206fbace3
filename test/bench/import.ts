import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import { createSlipway } from '../support/slipway.ts'
import { isoOfManyFiles, largeIso } from './hard-isos.ts'
import { medianOf, report } from './measure.ts'

/** How long adding an ISO takes: reading its tree, recognising it, copying kernel and initrd. */
export async function measureImport(): Promise<void> {
  const large = await largeIso()
  const { size, blocks } = await stat(large)
  await measure(
    `import an ISO of ${(size / 1e9).toFixed(1)} GB`,
    large,
    ({ copiedBytes }) =>
      `${(copiedBytes / 1e6).toFixed(1)} MB copied; the file is sparse: ${((blocks * 512) / 1e6).toFixed(0)} MB on disk`,
  )
  await measure(
    'import an ISO of many files',
    await isoOfManyFiles(),
    ({ fileCount, sizeBytes }) => `${fileCount} files, ${(sizeBytes / 1e6).toFixed(0)} MB`,
  )
}

/** The time that `import --json` reports, which is what a user waits for. */
async function measure(name: string, path: string, note: (image: ImageInWords) => string): Promise<void> {
  let image: ImageInWords | null = null
  const tookMs = await medianOf(5, async () => {
    const data = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
    try {
      image = await (await createSlipway(data)).importIso(path)
      return image.tookMs
    } finally {
      await rm(data, { recursive: true })
    }
  })
  report(name, `${tookMs.toFixed(0)} ms`, `median of 5, ${image === null ? '' : note(image)}`)
}
