import type { ImageArch } from '#contract/image.ts'
import { EFI_IMAGE } from '#contract/overlay.ts'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import { openEfiImage, type EfiImage } from '../eltorito/boot-catalog.ts'
import type { FileTree } from '../file-tree.ts'
import { readPeImage } from '../signature/pe-image.ts'
import type { Volume } from '../volume.ts'

/** An EFI program on a disc. */
export interface EfiProgram {
  /** The path for an entry's `kernel`: in the disc's tree, or below {@link EFI_IMAGE}. */
  readonly kernel: string
  /** Null for a processor that Slipway does not support. */
  readonly arch: ImageArch | null
}

/** The EFI programs of a disc, in its tree and in its EFI boot image. */
export interface EfiPrograms {
  /** Null if the file is missing or not an EFI program. */
  find(path: string): Promise<EfiProgram | null>
}

/** IMAGE_FILE_MACHINE (Microsoft PE Format; RISC-V's is from the UEFI specification). */
const ARCHES: ReadonlyMap<number, ImageArch> = new Map([
  [0x8664, 'amd64'],
  [0x14c, 'i386'],
  [0xaa64, 'arm64'],
  [0x1c2, 'armhf'],
  [0x5064, 'riscv64'],
])

export function createEfiPrograms(
  disc: Pick<Volume, 'tree' | 'bootCatalog'>,
  source: BlockSource,
): EfiPrograms {
  let image: Promise<EfiImage | null> | null = null
  return {
    async find(path) {
      const onDisc = await programIn(disc.tree, source, path)
      if (onDisc) return onDisc
      image ??= openEfiImage(source, disc.bootCatalog).catch(nullOnDecodeError)
      const efi = await image
      const inImage = efi && (await programIn(efi.tree, efi.source, path).catch(nullOnDecodeError))
      return inImage && { ...inImage, kernel: `${EFI_IMAGE}${inImage.kernel}` }
    },
  }
}

async function programIn(tree: FileTree, source: BlockSource, path: string): Promise<EfiProgram | null> {
  const file = await tree.find(path)
  if (file?.kind !== 'file') return null
  const pe = await readPeImage(createSliceBlockSource(source, file.extents)).catch(nullOnDecodeError)
  return pe && { kernel: file.path, arch: ARCHES.get(pe.machine) ?? null }
}
