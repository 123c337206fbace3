import type { InitrdFeature } from '../initrd/initrd-feature.ts'
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

/** What was found out, in words; nothing where nothing was. */
export function initrdEvidence(can: boolean | null, what: string): readonly string[] {
  if (can === null) return []
  return [can ? `its initrd holds ${what}` : `its initrd holds no ${what}`]
}
