import type { ImageArch } from '#contract/image.ts'
import type { SecureBootWay } from '#contract/secure-boot.ts'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import type { EfiImage } from '../eltorito/efi-image.ts'
import type { FileTree } from '../file-tree.ts'
import { joinChain, judgeGrub, judgeShim } from './judge-chain.ts'
import { findChainPackages, openChainPackages } from './package-chain.ts'
import type { SignedChain, ChainProgram } from './signed-chain.ts'

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

/**
 * The chain of a disc that suits a way to boot; null where it has none. For a capsule the one it starts by itself; for
 * PXE that one where its GRUB knows the network, as Fedora's does, else the one in its packages.
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

/** The chains in a file system: a shim where firmware looks, and beside it the GRUB that this shim asks for. */
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
