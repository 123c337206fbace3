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
    reason:
      'No boot configuration with a Linux kernel was found on this disc; its files can still be fetched.',
    evidence: [],
    entries: [],
  }
}
