import { basename, extname } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import { createCachedBlockSource, openFileBlockSource, type FileBlockSource } from './block-source.ts'
import { namedError } from './disc-error.ts'
import { copyBootFiles } from './copy-boot-files.ts'
import { openEfiImage } from './eltorito/boot-catalog.ts'
import type { FileTree } from './file-tree.ts'
import { createInitrdInspector } from './initrd/inspect-initrds.ts'
import { createReadBudget } from './read-budget.ts'
import { withIds } from './recognise/entries.ts'
import { recognise } from './recognise/recognise.ts'
import { judgeEntries } from './signed-chain/judge-entries.ts'
import { openVolume } from './volume.ts'

/** What to import, and the folder for copies. */
export interface ImportRequest {
  readonly path: string
  /** The image's id. Entries and the folder of copies are named after it. */
  readonly id: string
  /** Null to use the disc's own name, or else its file's name. */
  readonly name: string | null
  readonly libraryFolder: string
  /**
   * Time limit for reading initrds, in ms. A normal import must finish quickly; a second, thorough one may take longer
   * and keeps earlier copies that are complete. Default: {@link QUICK_INITRD_MS}.
   */
  readonly initrdTimeMs?: number
}

/** Part of the half second that an import may take. */
const QUICK_INITRD_MS = 200
/** For the second, thorough import. An xz initrd of 200 MB takes ten seconds. */
export const THOROUGH_INITRD_MS = 60_000

/** A {@link BootImage} without the fields that only its owner knows. `modifiedMs` is the file's, to notice changes. */
export type ImportResult = Omit<BootImage, 'addedAtMs' | 'presence' | 'isPresent'> & {
  readonly modifiedMs: number
  /** True if an initrd was not read in time: a thorough import may change the result. */
  readonly isInitrdUnread: boolean
}

export type ImportStep = 'reading' | 'recognising' | 'copying'

/**
 * Reads an ISO: its system, its entries and its number of files. Copies only kernels and initrds, so the time does not
 * grow with the ISO. Rejects with `iso-unreadable`, `iso-truncated`, `iso-not-an-iso` or `disk-full`.
 */
export async function importImage(
  request: ImportRequest,
  onStep: (step: ImportStep) => void = () => {},
): Promise<ImportResult> {
  const { path } = request
  try {
    const file = await openFileBlockSource(path)
    try {
      return await readImage(request, file, onStep)
    } finally {
      await file.close()
    }
  } catch (thrown) {
    throw namedError(path, thrown)
  }
}

async function readImage(
  request: ImportRequest,
  file: FileBlockSource,
  onStep: (step: ImportStep) => void,
): Promise<ImportResult> {
  const startedAt = performance.now()
  const { path, id, initrdTimeMs = QUICK_INITRD_MS } = request
  onStep('reading')
  const source = createCachedBlockSource(file)
  const volume = await openVolume(source)
  if (!volume) throw new SlipwayError('iso-not-an-iso', { path, sizeBytes: file.sizeBytes })
  if (volume.neededBytes > file.sizeBytes)
    throw new SlipwayError('iso-truncated', {
      path,
      sizeBytes: file.sizeBytes,
      expectedBytes: volume.neededBytes,
    })
  const fileCount = await countFiles(volume.tree)
  onStep('recognising')
  const inspector = createInitrdInspector({
    tree: volume.tree,
    source,
    budget: createReadBudget({ timeMs: initrdTimeMs }),
  })
  const recognition = await recognise(volume, source, inspector.features)
  const { product, ramMegabytes: _, wayOut = null, edition = null, ...facts } = recognition
  const entries = await judgeEntries(withIds(id, recognition), {
    tree: volume.tree,
    source: file,
    efiImage: () => openEfiImage(file, volume.bootCatalog),
  })
  onStep('copying')
  const { tree } = volume
  const copiedBytes = await copyBootFiles({
    source: file,
    tree,
    entries,
    libraryFolder: request.libraryFolder,
    id,
    keepsComplete: initrdTimeMs > QUICK_INITRD_MS,
  })
  return {
    id,
    name: request.name ?? product ?? basename(path, extname(path)),
    path,
    sizeBytes: file.sizeBytes,
    modifiedMs: file.modifiedMs,
    ...facts,
    edition,
    wayOut,
    volumeId: volume.volumeId,
    entries,
    fileCount,
    copiedBytes,
    isInitrdUnread: inspector.isUnfinished(),
    tookMs: Math.round(performance.now() - startedAt),
  }
}

async function countFiles(tree: FileTree): Promise<number> {
  let count = 0
  for await (const entry of tree.walk()) if (entry.kind !== 'directory') count++
  return count
}
