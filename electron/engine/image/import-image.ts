import { basename, extname } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import { detail } from '#contract/reason.ts'
import { DecodeError } from '../base/bytes/decode-error.ts'
import { createCachedBlockSource, openFileBlockSource, type FileBlockSource } from './block-source.ts'
import { copyBootFiles } from './copy-boot-files.ts'
import { openEfiImage } from './eltorito/efi-image.ts'
import type { FileTree } from './file-tree.ts'
import { createInitrdInspector } from './initrd/inspect-initrds.ts'
import { createLookBudget } from './initrd/look-budget.ts'
import { withIds } from './recognise/entries.ts'
import { recognise } from './recognise/recognise.ts'
import { judgeEntries } from './signed-chain/judge-entries.ts'
import { openVolume } from './volume.ts'

/** What to read, and where copies go. */
export interface ImportRequest {
  readonly path: string
  /** The image's id; entries and the folder of copies are named after it. */
  readonly id: string
  /** Null: as the disc calls itself, or else as its file is called. */
  readonly name: string | null
  readonly libraryFolder: string
  /**
   * How long to look into initrds before answering with what is known: an import answers at once, a second look may
   * take its time. It leaves what was copied before where that is all there. {@link QUICK_INITRD_MS} unless said.
   */
  readonly initrdTimeMs?: number
}

/** Of the half second that an import may take. */
const QUICK_INITRD_MS = 200
/** A second look. An initrd of 200 MB in xz takes ten seconds. */
export const THOROUGH_INITRD_MS = 60_000

/** A {@link BootImage} but for what only its owner knows. `modifiedMs` is the file's, to notice a changed one. */
export type ImportResult = Omit<BootImage, 'addedAtMs' | 'presence' | 'isPresent'> & {
  readonly modifiedMs: number
  /** True when an initrd was too long for the time given: a second look may change the verdict. */
  readonly isInitrdUnread: boolean
}

export type ImportStep = 'reading' | 'recognising' | 'copying'

/**
 * Reads an ISO: what it is, what it can start, how many files it has. Copies kernels and initrds, nothing else, so
 * the time it takes does not grow with the ISO. Rejects with `iso-unreadable`, `iso-truncated`, `iso-not-an-iso` or
 * `disk-full`.
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
    budget: createLookBudget({ timeMs: initrdTimeMs }),
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

function namedError(path: string, thrown: unknown): unknown {
  if (thrown instanceof SlipwayError) return thrown
  const { code, message } = thrown as NodeJS.ErrnoException
  const isAboutFile =
    thrown instanceof DecodeError || ['ENOENT', 'EACCES', 'EPERM', 'EIO', 'ESTALE'].includes(code ?? '')
  return isAboutFile
    ? new SlipwayError('iso-unreadable', { path, ...detailOf(code, message) }, thrown)
    : thrown
}

function detailOf(code: string | undefined, message: string): Readonly<Record<string, string>> {
  if (code === 'ENOENT') return detail('file-gone')
  if (code === 'EACCES' || code === 'EPERM') return detail('no-permission-to-read')
  return { detail: message }
}
