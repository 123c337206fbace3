import type { ImageArch } from '#contract/image.ts'
import type { SecureBootWay } from '#contract/secure-boot.ts'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import type { EfiImage } from '../eltorito/efi-image.ts'
import type { FileTree } from '../file-tree.ts'
import { joinChain, judgeGrub, judgeShim } from './judge-chain.ts'
import { findChainPackages, openChainPackages } from './package-chain.ts'
import type { SignedChain, ChainProgram } from './signed-chain.ts'

/** The places of a disc that may contain signed boot programs. */
export interface ChainPlaces {
  readonly tree: FileTree
  readonly source: BlockSource
  /** Its El Torito EFI image; null if there is none. */
  readonly efiImage: () => Promise<EfiImage | null>
}

/**
 * The chains that a disc starts by, at most one per architecture: from its tree, or else from its El Torito EFI image,
 * the only place on some discs.
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

/**
 * The chain of a disc that suits a way to boot; null if it has none. For a capsule, the one that the disc starts by.
 * For PXE the same if its GRUB supports the network, as Fedora's does, otherwise the one in its packages.
 */
export async function openChain(
  disc: ChainPlaces,
  way: SecureBootWay,
  arch: ImageArch,
): Promise<SignedChain | null> {
  const own = (await findDiscChains(disc)).find(one => one.arch === arch) ?? null
  if (way === 'capsule' || own?.search.canNetboot) return own
  const packages = (await findChainPackages(disc.tree)).find(one => one.arch === arch)
  return packages ? openChainPackages(packages, disc.source) : null
}

/** UEFI 2.10 §3.5.1.1: what firmware starts from a removable drive. */
const REMOVABLE = ['/EFI/BOOT/BOOTX64.EFI', '/EFI/BOOT/BOOTAA64.EFI']
const MAX_PROGRAM_BYTES = 32 * 1024 * 1024

/** The chains in a file system: a shim where firmware looks, and next to it the GRUB that this shim loads. */
async function findTreeChains(
  origin: 'tree' | 'efi-image',
  tree: FileTree,
  source: BlockSource,
): Promise<readonly SignedChain[]> {
  const found: SignedChain[] = []
  for (const path of REMOVABLE) {
    const program = await programAt(tree, source, path)
    const shim = program && (await judgeShim(program))
    if (!shim) continue
    const grub = await programAt(tree, source, `${folderOf(program.path)}/${shim.secondStage}`)
    const second = grub && (await judgeGrub(grub, shim))
    if (second) found.push(joinChain(origin, program, shim, second))
  }
  return found
}

async function programAt(tree: FileTree, source: BlockSource, path: string): Promise<ChainProgram | null> {
  const entry = await tree.find(path)
  if (entry?.kind !== 'file' || entry.sizeBytes > MAX_PROGRAM_BYTES) return null
  return { path: entry.path, source: createSliceBlockSource(source, entry.extents) }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
