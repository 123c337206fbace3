import type { ImageRemark } from '#contract/image-remark.ts'
import { remark } from '#words/remark.ts'
import type { InitrdFeature } from '../initrd/inspect-initrds.ts'
import type { Disc } from './recognition.ts'

/** True if the initrds of the first entry have a feature; null if unknown. */
export async function initrdCan(
  disc: Pick<Disc, 'initrdFeatures'>,
  entries: readonly { readonly initrd: readonly string[] }[],
  feature: InitrdFeature,
): Promise<boolean | null> {
  const initrd = entries[0]?.initrd ?? []
  const features = initrd.length > 0 ? await disc.initrdFeatures(initrd, [feature]) : null
  return features && features.has(feature)
}

/** Evidence for a result; none for null. `part` is the name of the component that provides the feature. */
export function initrdEvidence(can: boolean | null, part: string): readonly ImageRemark[] {
  if (can === null) return []
  return [remark(can ? 'initrd-can' : 'initrd-cannot', { part })]
}
