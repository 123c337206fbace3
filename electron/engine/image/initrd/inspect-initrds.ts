import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { FileTree } from '../file-tree.ts'
import { createSliceBlockSource } from '../slice-block-source.ts'
import { featureOfPath, type InitrdFeature } from './initrd-feature.ts'
import { namesInInitrd } from './look-into-initrd.ts'
import { OutOfBudget, type LookBudget } from './look-budget.ts'

/**
 * What the initrds at `paths` can do together. Ends as soon as one of `wanted` was found; without it, everything is
 * looked for. Null where that cannot be known: no such file, not an initrd, or the budget was used up before the end.
 */
export type InitrdFeatures = (
  paths: readonly string[],
  wanted?: readonly InitrdFeature[],
) => Promise<ReadonlySet<InitrdFeature> | null>

export interface InitrdInspector {
  readonly features: InitrdFeatures
  /** True when some answer was null because the budget was used up: a second look with more would tell. */
  isUnfinished(): boolean
}

interface Look {
  readonly found: ReadonlySet<InitrdFeature>
  readonly state: 'whole' | 'stopped' | 'unreadable' | 'out of budget'
}

export function createInitrdInspector(needs: {
  readonly tree: FileTree
  readonly source: BlockSource
  readonly budget: LookBudget
}): InitrdInspector {
  const looks = new Map<string, Look>()
  let isUnfinished = false

  const look = async (path: string, wanted: readonly InitrdFeature[]): Promise<Look> => {
    const known = looks.get(path)
    if (known && (known.state !== 'stopped' || wanted.some(feature => known.found.has(feature)))) return known
    const file = await needs.tree.find(path)
    const initrd = createSliceBlockSource(needs.source, file?.kind === 'file' ? file.extents : [])
    const looked = await lookAtNames(namesInInitrd(initrd, needs.budget), wanted)
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

async function lookAtNames(names: AsyncIterable<string>, wanted: readonly InitrdFeature[]): Promise<Look> {
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
