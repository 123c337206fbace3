import { SlipwayError } from '#contract/errors.ts'
import { EFI_IMAGE } from '#contract/overlay.ts'
import { detail } from '#contract/reason.ts'
import { extractTree } from '../../image/extract-tree.ts'
import type { FileEntry, FileTree } from '../../image/file-tree.ts'
import { openCopy, slicePlacer, sliceReader } from '../../image/image-file.ts'
import { libraryPath } from '../../image/copy-boot-files.ts'
import type { FilePresences, FileStamp } from './file-presence.ts'
import { createOpenIsoCache, type HoldIso, type OpenIso } from './open-iso.ts'
import type { DirectoryItem, OpenedPath, VersionedFile } from '../../base/readable-file.ts'

/** Serves the files of imported images out of their ISOs; nothing is unpacked. */
export interface ImageLibrary {
  /** The whole ISO. Null for an unknown image, and for one whose file is gone or has changed since its import. */
  openWhole(imageId: string): Promise<VersionedFile | null>
  /** A file or directory in it; null where there is none. Symlinks lead to where they point inside the image. */
  open(imageId: string, path: string): Promise<OpenedPath | null>
  /** A file in its EFI boot image. */
  openInEfiImage(imageId: string, path: string): Promise<VersionedFile | null>
  /** Writes all files below `folder`. Rejects with `image-not-found`, `iso-unreadable` or `disk-full`. */
  extractAll(
    imageId: string,
    folder: string,
    options?: Pick<Parameters<typeof extractTree>[0], 'signal' | 'onProgress'>,
  ): Promise<{ fileCount: number; sizeBytes: number }>
  /** Names in a directory as the image has them. Rejects with `image-not-found` or `iso-unreadable`. */
  files(
    imageId: string,
    path: string,
  ): Promise<{ readonly path: string; readonly entries: readonly FileEntry[] }>
  /** Runs `use` on the open disc, which stays open longer where `use` holds it. Null as for `openWhole`. */
  withDisc: ReturnType<typeof createOpenIsoCache>['with']
  /** Lets go of an image that was removed or read again. */
  forget(imageId: string): void
  /** Files that are still open keep their ISO open until they are closed. */
  close(): Promise<void>
}

export function createImageLibrary(needs: {
  /** How the image's file was when it was imported. */
  imageById(id: string): FileStamp | null
  readonly look: FilePresences['look']
  /** Where kernels and initrds were copied to. */
  readonly libraryFolder: string
  /** Called with what closing an ISO failed with; no request fails for it. */
  readonly onCloseError: (error: unknown) => void
}): ImageLibrary {
  const isos = createOpenIsoCache({ ...needs, stampOf: id => needs.imageById(id) })

  const openSlice = async (
    imageId: string,
    iso: OpenIso,
    entry: FileEntry,
    hold: HoldIso,
  ): Promise<VersionedFile> => {
    const version = `${versionOf(iso.stamp)}-${entry.extents[0]?.offset ?? 0}`
    const facts = { sizeBytes: entry.sizeBytes, modifiedMs: entry.modifiedMs, version }
    const copy = await openCopy(libraryPath(needs.libraryFolder, imageId, entry.path), facts)
    if (copy) return copy
    const { source } = iso
    return held(hold, { ...facts, readInto: sliceReader(source, entry), place: slicePlacer(source, entry) })
  }

  /** For who cannot do without: null becomes an error. */
  const needed = async <T>(imageId: string, use: (iso: OpenIso) => Promise<T>): Promise<T> => {
    const image = needs.imageById(imageId)
    if (!image) throw new SlipwayError('image-not-found', { id: imageId })
    const found = await isos.with(imageId, use)
    if (found !== null) return found
    throw new SlipwayError('iso-unreadable', {
      path: image.path,
      ...detail('file-gone-or-changed'),
    })
  }

  return {
    openWhole: imageId =>
      isos.with(imageId, async (iso, hold) => {
        const { sizeBytes, modifiedMs, readInto } = iso.source
        const place = slicePlacer(iso.source, { extents: [{ offset: 0, length: sizeBytes }] })
        return held(hold, { sizeBytes, modifiedMs, version: versionOf(iso.stamp), readInto, place })
      }),
    open: (imageId, path) =>
      isos.with(imageId, async (iso, hold) => {
        const entry = await iso.tree.find(path)
        if (entry?.kind === 'file')
          return {
            kind: 'file',
            name: lastPart(entry.path),
            file: await openSlice(imageId, iso, entry, hold),
          }
        if (entry?.kind === 'directory') return { kind: 'directory', items: await listing(iso.tree, entry) }
        return null
      }),
    openInEfiImage: (imageId, path) =>
      isos.with(imageId, async (iso, hold) => {
        const efi = await iso.efiImage()
        const entry = await efi?.tree.find(path)
        if (!efi || entry?.kind !== 'file') return null
        const extents = entry.extents.map(({ offset, length }) => ({ offset: efi.offset + offset, length }))
        return openSlice(imageId, iso, { ...entry, path: `${EFI_IMAGE}${entry.path}`, extents }, hold)
      }),
    extractAll: (imageId, folder, options = {}) =>
      needed(imageId, ({ tree, source }) => extractTree({ tree, source, folder, ...options })),
    files: (imageId, path) =>
      needed(imageId, async ({ tree, stamp }) => {
        const directory = await tree.find(path)
        const entries = directory && (await tree.list(directory.path))
        if (entries) return { path: directory.path, entries }
        throw new SlipwayError('iso-unreadable', {
          path: stamp.path,
          ...detail('no-directory', { directory: path }),
        })
      }),
    withDisc: isos.with,
    forget: isos.drop,
    close: () => isos.close(),
  }
}

/** A file that keeps its ISO open until it is closed. */
function held(hold: HoldIso, file: Omit<VersionedFile, 'close'>): VersionedFile {
  return { ...file, close: hold() }
}

async function listing(tree: FileTree, directory: FileEntry): Promise<DirectoryItem[]> {
  const items: DirectoryItem[] = []
  for (const entry of (await tree.list(directory.path)) ?? []) {
    // A symlink is listed as what it leads to; one that leads nowhere cannot be fetched.
    const target = entry.kind === 'symlink' ? await tree.find(entry.path) : entry
    if (!target) continue
    items.push({
      name: lastPart(entry.path),
      isDirectory: target.kind === 'directory',
      sizeBytes: target.kind === 'directory' ? 0 : target.sizeBytes,
      modifiedMs: target.modifiedMs,
    })
  }
  return items
}

function versionOf(stamp: FileStamp): string {
  return `${stamp.sizeBytes.toString(36)}-${Math.round(stamp.modifiedMs).toString(36)}`
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
