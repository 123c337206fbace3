import { stat } from 'node:fs/promises'
import type { FilePresence } from '#contract/image.ts'
import { nullOnDecodeError } from '../base/bytes/decode-error.ts'
import { createCachedBlockSource, openFileBlockSource, type FileBlockSource } from './block-source.ts'
import { openEfiImage, type EfiImage } from './eltorito/efi-image.ts'
import type { FileTree } from './file-tree.ts'
import { openVolume, type Volume } from './volume.ts'

/** How a file looked when its image was imported. */
export interface FileStamp {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** An ISO held open. */
export interface OpenIso {
  readonly stamp: FileStamp
  readonly source: FileBlockSource
  readonly tree: FileTree
  /** Its EFI boot image; null where there is none, or one that cannot be read. */
  readonly efiImage: () => Promise<EfiImage | null>
}

/** Is the file the one that was imported? File systems keep fractions of a millisecond, databases may not. */
export async function presenceOf(stamp: FileStamp): Promise<FilePresence> {
  const found = await stat(stamp.path).catch(() => null)
  if (!found) return 'missing'
  const isSame = found.size === stamp.sizeBytes && Math.round(found.mtimeMs) === Math.round(stamp.modifiedMs)
  return isSame ? 'unchanged' : 'changed'
}

export async function isUnchanged(stamp: FileStamp): Promise<boolean> {
  return (await presenceOf(stamp)) === 'unchanged'
}

/** Null where the file holds no volume. */
export async function openIso(stamp: FileStamp): Promise<OpenIso | null> {
  const source = await openFileBlockSource(stamp.path)
  try {
    const volume = await openVolume(createCachedBlockSource(source))
    if (volume) return { stamp, source, tree: volume.tree, efiImage: efiImageOf(source, volume) }
  } catch (thrown) {
    await source.close()
    throw thrown
  }
  await source.close()
  return null
}

/** Opened when it is first asked for: few discs are started that way. */
function efiImageOf(source: FileBlockSource, { bootCatalog }: Volume): OpenIso['efiImage'] {
  let image: Promise<EfiImage | null> | null = null
  return () => (image ??= openEfiImage(createCachedBlockSource(source), bootCatalog).catch(nullOnDecodeError))
}
