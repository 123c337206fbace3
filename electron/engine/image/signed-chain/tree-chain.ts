import type { BlockSource } from '../block-source.ts'
import type { FileTree } from '../file-tree.ts'
import { createSliceBlockSource } from '../slice-block-source.ts'
import { joinChain, judgeGrub, judgeShim } from './judge-chain.ts'
import type { ChainProgram, SignedChain } from './signed-chain.ts'

/** UEFI 2.10 §3.5.1.1: what firmware starts from a removable drive. */
const REMOVABLE = ['/EFI/BOOT/BOOTX64.EFI', '/EFI/BOOT/BOOTAA64.EFI']
const MAX_PROGRAM_BYTES = 32 * 1024 * 1024

/** The chains in a file system: a shim where firmware looks, and beside it the GRUB that this shim asks for. */
export async function findTreeChains(
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
