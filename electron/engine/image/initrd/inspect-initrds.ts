import { DecodeError } from '../../base/bytes/decode-error.ts'
import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import type { FileTree } from '../file-tree.ts'
import { OutOfBudget, type ReadBudget } from '../read-budget.ts'
import { namesInInitrd } from './look-into-initrd.ts'

/**
 * The combined features of the initrds at `paths`. Stops at the first of `wanted`; without it, looks for everything.
 * Null if unknown: no such file, not an initrd, or the budget ran out.
 */
export type InitrdFeatures = (
  paths: readonly string[],
  wanted?: readonly InitrdFeature[],
) => Promise<ReadonlySet<InitrdFeature> | null>

interface InitrdInspector {
  readonly features: InitrdFeatures
  /** True if a result was null because the budget ran out: a larger budget would decide it. */
  isUnfinished(): boolean
}

interface Look {
  readonly found: ReadonlySet<InitrdFeature>
  readonly state: 'whole' | 'stopped' | 'unreadable' | 'out of budget'
}

export function createInitrdInspector(needs: {
  readonly tree: FileTree
  readonly source: BlockSource
  readonly budget: ReadBudget
}): InitrdInspector {
  const looks = new Map<string, Look>()
  let isUnfinished = false

  const look = async (path: string, wanted: readonly InitrdFeature[]): Promise<Look> => {
    const known = looks.get(path)
    if (known && (known.state !== 'stopped' || wanted.some(feature => known.found.has(feature)))) return known
    const file = await needs.tree.find(path)
    const initrd = createSliceBlockSource(needs.source, file?.kind === 'file' ? file.extents : [])
    const looked = await inspectNames(namesInInitrd(initrd, needs.budget), wanted)
    looks.set(path, looked)
    return looked
  }

  return {
    isUnfinished: () => isUnfinished,
    async features(paths, wanted = []) {
      const found = new Set<InitrdFeature>()
      let isKnown = paths.length > 0
      for (const path of new Set(paths)) {
        const looked = await look(path, wanted)
        for (const feature of looked.found) found.add(feature)
        if (wanted.some(feature => found.has(feature))) return found
        if (looked.state === 'out of budget') isUnfinished = true
        if (looked.state === 'unreadable' || looked.state === 'out of budget') isKnown = false
      }
      return isKnown ? found : null
    },
  }
}

async function inspectNames(names: AsyncIterable<string>, wanted: readonly InitrdFeature[]): Promise<Look> {
  const found = new Set<InitrdFeature>()
  let count = 0
  try {
    for await (const name of names) {
      count++
      const feature = featureOfPath(name)
      if (!feature) continue
      found.add(feature)
      if (wanted.includes(feature)) return { found, state: 'stopped' }
    }
    return { found, state: count > 0 ? 'whole' : 'unreadable' }
  } catch (thrown) {
    if (thrown instanceof OutOfBudget) return { found, state: 'out of budget' }
    if (thrown instanceof DecodeError) return { found, state: 'unreadable' }
    throw thrown
  }
}

/** A feature of an initrd, recognised by a file that only this feature has. */
export type InitrdFeature =
  | 'livenet'
  | 'dmsquashLive'
  | 'archiso'
  | 'archisoHttp'
  | 'miso'
  | 'misoHttp'
  | 'liveBoot'
  | 'liveBootHttp'
  | 'casper'
  | 'netRetriever'
  | 'cdromRetriever'
  | 'anaconda'
  | 'coreosLive'
  | 'linuxrc'

/** Paths without a leading slash. Systems with merged /usr have `lib` and `sbin` below `usr`. */
const MARKS: readonly (readonly [InitrdFeature, RegExp])[] = [
  // dracut: modules.d/90livenet, 90dmsquash-live
  ['livenet', /^(usr\/)?s?bin\/livenetroot(\.sh)?$/],
  ['dmsquashLive', /^(usr\/)?s?bin\/dmsquash-live-root(\.sh)?$/],
  // mkinitcpio-archiso and Manjaro's derivative
  ['archiso', /^hooks\/archiso$/],
  ['archisoHttp', /^hooks\/archiso_pxe_http$/],
  ['miso', /^hooks\/miso$/],
  ['misoHttp', /^hooks\/miso_pxe_http$/],
  // Debian's live-boot and Ubuntu's casper, both for initramfs-tools
  ['liveBoot', /^(usr\/)?lib\/live\/boot\/9990-main\.sh$/],
  ['liveBootHttp', /^(usr\/)?lib\/live\/boot\/9990-mount-http\.sh$/],
  ['casper', /^scripts\/casper$/],
  // debian-installer: the component that downloads its parts
  ['netRetriever', /^usr\/lib\/debian-installer\/retriever\/net-retriever$/],
  ['cdromRetriever', /^usr\/lib\/debian-installer\/retriever\/cdrom-retriever$/],
  // Anaconda's dracut module; CoreOS's; SUSE's installer
  ['anaconda', /^(usr\/)?lib\/anaconda-lib\.sh$/],
  ['coreosLive', /^(usr\/)?s?bin\/coreos-livepxe-rootfs(\.sh)?$/],
  ['linuxrc', /^linuxrc\.config$|^etc\/linuxrc\.d$/],
]

/** The feature that a file name in an initrd shows; null for most. */
export function featureOfPath(name: string): InitrdFeature | null {
  const path = name.replace(/^(\.?\/)+/, '')
  return MARKS.find(([, pattern]) => pattern.test(path))?.[0] ?? null
}
