import type { ImageRemark } from '#contract/image-remark.ts'
import { remark } from '#words/remark.ts'
import type { InitrdFeature } from '../initrd/inspect-initrds.ts'
import type { Disc } from './recognition.ts'

/** Whether the initrds of the first entry can do something: null where that cannot be known. */
export async function initrdCan(
  disc: Pick<Disc, 'initrdFeatures'>,
  entries: readonly { readonly initrd: readonly string[] }[],
  feature: InitrdFeature,
): Promise<boolean | null> {
  const initrd = entries[0]?.initrd ?? []
  const features = initrd.length > 0 ? await disc.initrdFeatures(initrd, [feature]) : null
  return features && features.has(feature)
}

/** What was found out; nothing where nothing was. `part` is what the part of an initrd is called that can do it. */
export function initrdEvidence(can: boolean | null, part: string): readonly ImageRemark[] {
  if (can === null) return []
  return [remark(can ? 'initrd-can' : 'initrd-cannot', { part })]
}
