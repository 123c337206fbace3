import { remark } from '#contract/image-remark.ts'
import { archOfLoaders, parseArch } from './arch.ts'
import type { Disc, Recognition } from './recognition.ts'

/** The last answer: a disc that can be served, but not started. */
export async function unknownDisc(disc: Disc): Promise<Recognition> {
  return {
    family: 'unknown',
    product: null,
    version: null,
    arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    netboot: 'no',
    reason: remark('nothing-to-start'),
    evidence: [],
    entries: [],
  }
}
