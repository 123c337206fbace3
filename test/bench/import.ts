import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSlipway } from '../support/slipway.ts'
import { largeIso } from './large-iso.ts'
import { medianOf, report } from './measure.ts'

/** How long dropping a large ISO takes: reading its tree, recognising it, copying kernel and initrd. */
export async function measureImport(): Promise<void> {
  const iso = await largeIso()
  let copiedBytes = 0
  const tookMs = await medianOf(5, async () => {
    const data = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
    try {
      const image = await (await createSlipway(data)).importIso(iso.path)
      copiedBytes = image.copiedBytes
      return image.tookMs
    } finally {
      await rm(data, { recursive: true })
    }
  })
  const blocks = (await stat(iso.path)).blocks
  report(
    `import an ISO of ${(iso.sizeBytes / 1e9).toFixed(1)} GB`,
    `${tookMs.toFixed(0)} ms`,
    `median of 5, ${(copiedBytes / 1e6).toFixed(1)} MB copied; the file is sparse: ${((blocks * 512) / 1e6).toFixed(0)} MB on disk`,
  )
}
