import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import type { EfiImage } from '../eltorito/efi-image.ts'
import type { FileTree } from '../file-tree.ts'
import type { SignedChain } from './signed-chain.ts'
import { findTreeChains } from './tree-chain.ts'

/** Where a disc may have signed boot programs. */
export interface ChainPlaces {
  readonly tree: FileTree
  readonly source: BlockSource
  /** Its El Torito EFI image; null where there is none. */
  readonly efiImage: () => Promise<EfiImage | null>
}

/**
 * The chains that a disc itself starts by, at most one for each architecture: from its tree, else from its El Torito EFI
 * image, which some discs alone have them in.
 */
export async function findDiscChains({
  tree,
  source,
  efiImage,
}: ChainPlaces): Promise<readonly SignedChain[]> {
  const inTree = (await findTreeChains('tree', tree, source).catch(nullOnDecodeError)) ?? []
  const image = await efiImage().catch(nullOnDecodeError)
  const inImage = image
    ? ((await findTreeChains('efi-image', image.tree, image.source).catch(nullOnDecodeError)) ?? [])
    : []
  return [...inTree, ...inImage.filter(one => inTree.every(({ arch }) => arch !== one.arch))]
}
