import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { ImageArch } from '#contract/image.ts'
import { EFI_IMAGE } from '#contract/overlay.ts'
import { detail } from '#contract/reason.ts'
import type { SecureBootWay } from '#contract/secure-boot.ts'
import type { Clock } from '../../base/clock.ts'
import type { OpenedPath, VersionedFile } from '../../base/readable-file.ts'
import { openFileBlockSource } from '../../image/block-source.ts'
import type { CapsuleChain, DiscFacts } from '../../image/capsule/capsule-content.ts'
import { libraryPath } from '../../image/copy-boot-files.ts'
import type { DiscQuestions } from '../../image/disc-thread/disc-questions.ts'
import { createDiscThread } from '../../image/disc-thread/disc-thread.ts'
import type { FileEntry } from '../../image/file-tree.ts'
import { bytesFile, openCopy, slicePlacer, sliceReader } from '../../image/image-file.ts'
import type { FilePresences, FileStamp } from './file-presence.ts'
import { createOpenIsoCache, type HoldIso, type OpenIso } from './open-iso.ts'

/** Signed programs of a disc, open until they are closed. */
export interface OpenedChain extends CapsuleChain {
  readonly modifiedMs: number
  close(): Promise<void>
}

/**
 * Serves the files of imported images out of their ISOs; nothing is unpacked. Each disc has a thread that
 * reads its structures.
 */
export interface ImageLibrary {
  /** The whole ISO. Null for an unknown image, or if its file is missing or has changed since the import. */
  openWhole(imageId: string): Promise<VersionedFile | null>
  /** A file or directory in the image; null if there is none. Symlinks are followed inside the image. */
  open(imageId: string, path: string): Promise<OpenedPath | null>
  /** A file in the image's EFI boot image. */
  openInEfiImage(imageId: string, path: string): Promise<VersionedFile | null>
  /** The content of a gzip file in it, made once and kept in the library. Null also for a file that is too large. */
  openInflated(imageId: string, path: string): Promise<VersionedFile | null>
  /** ESXi's list of modules, with names below `treeUrl`. */
  openEsxiConfiguration(imageId: string, treeUrl: string): Promise<VersionedFile | null>
  /** The signed programs that suit a way to boot; they are kept in the library. */
  openChain(imageId: string, way: SecureBootWay, arch: ImageArch): Promise<OpenedChain | null>
  /** By what a GRUB recognises the disc. */
  discFacts(imageId: string, markers: readonly string[]): Promise<DiscFacts | null>
  /** Writes all files below `folder`. Rejects with `image-not-found`, `iso-unreadable`, `disk-full` or `cancelled`. */
  extractAll(
    imageId: string,
    folder: string,
    options?: {
      readonly signal?: AbortSignal
      readonly onProgress?: (doneBytes: number, sizeBytes: number) => void
    },
  ): Promise<{ fileCount: number; sizeBytes: number }>
  /** The names in a directory, as the image spells them. Rejects with `image-not-found` or `iso-unreadable`. */
  files(
    imageId: string,
    asked: DiscQuestions['list']['asked'],
  ): Promise<NonNullable<DiscQuestions['list']['answer']>>
  /** Lets go of an image that was removed or read again. */
  forget(imageId: string): void
  /** Closes all ISOs. An ISO with files still open closes after them. */
  close(): Promise<void>
}

/** Writing a file of a slow share to a slow share takes its time. */
const EXTRACT_SILENCE_MS = 10 * 60_000

export function createImageLibrary(needs: {
  /** The image's file as it was at the import. */
  imageById(id: string): FileStamp | null
  readonly look: FilePresences['look']
  /** Where kernels and initrds were copied to. */
  readonly libraryFolder: string
  /** The module that reads discs in a thread. */
  readonly workerFile: URL | string
  readonly clock: Pick<Clock, 'after'>
  /** Called with what closing an ISO failed with; no request fails for it. */
  readonly onCloseError: (error: unknown) => void
}): ImageLibrary {
  const { look, workerFile, clock, onCloseError } = needs
  const stampOf = (id: string): FileStamp | null => {
    const image = needs.imageById(id)
    return image && { path: image.path, sizeBytes: image.sizeBytes, modifiedMs: image.modifiedMs }
  }
  const isos = createOpenIsoCache({ stampOf, look, workerFile, clock, onCloseError })

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
  const needed = async <T>(imageId: string, use: (iso: OpenIso) => Promise<T | null>): Promise<T> => {
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
        const found = await iso.disc.ask('find', { path })
        if (found?.kind !== 'file') return found
        const { entry } = found
        const name = entry.path.slice(entry.path.lastIndexOf('/') + 1)
        return { kind: 'file', name, file: await openSlice(imageId, iso, entry, hold) }
      }),
    openInEfiImage: (imageId, path) =>
      isos.with(imageId, async (iso, hold) => {
        const entry = await iso.disc.ask('findInEfiImage', { path })
        return entry && openSlice(imageId, iso, { ...entry, path: `${EFI_IMAGE}${entry.path}` }, hold)
      }),
    openInflated: (imageId, path) =>
      isos.with(imageId, async iso => {
        const file = libraryPath(needs.libraryFolder, madeFolder(imageId, iso.stamp), `/inflated${path}`)
        const made = await iso.disc.ask('inflate', { path, file })
        if (!made) return null
        const { sizeBytes, entry } = made
        const version = `${versionOf(iso.stamp)}-${entry.extents[0]?.offset ?? 0}-inflated`
        return openCopy(file, { sizeBytes, modifiedMs: entry.modifiedMs, version })
      }),
    openEsxiConfiguration: (imageId, treeUrl) =>
      isos.with(imageId, async iso => {
        const made = await iso.disc.ask('esxi', { treeUrl })
        if (!made) return null
        const { modifiedMs, extents } = made.entry
        const version = `${versionOf(iso.stamp)}-${extents[0]?.offset ?? 0}-network`
        return bytesFile(Buffer.from(made.text), { modifiedMs, version })
      }),
    openChain: (imageId, way, arch) =>
      isos.with(imageId, async iso => {
        const folder = join(needs.libraryFolder, madeFolder(imageId, iso.stamp), 'signed')
        const found = await iso.disc.ask('chain', { way, arch, folder })
        if (!found) return null
        const shim = await openFileBlockSource(found.shim.file)
        const grub = await openFileBlockSource(found.grub.file).catch(async (thrown: unknown) => {
          await shim.close()
          throw thrown
        })
        return {
          ...found,
          shim: { path: found.shim.path, source: shim },
          grub: { path: found.grub.path, source: grub },
          modifiedMs: iso.stamp.modifiedMs,
          close: async () => void (await Promise.all([shim.close(), grub.close()])),
        }
      }),
    discFacts: (imageId, markers) => isos.with(imageId, iso => iso.disc.ask('facts', { markers })),
    extractAll: (imageId, folder, options = {}) =>
      needed(imageId, async ({ stamp }) => {
        const disc = createDiscThread({ workerFile, stamp, silenceMs: EXTRACT_SILENCE_MS, ...options })
        try {
          return await disc.ask('extract', { folder })
        } finally {
          disc.close()
        }
      }),
    files: (imageId, asked) =>
      needed(imageId, async ({ disc, stamp }) => {
        const found = await disc.ask('list', asked)
        if (found) return found
        throw new SlipwayError('iso-unreadable', {
          path: stamp.path,
          ...detail('no-directory', { directory: asked.path }),
        })
      }),
    forget: isos.drop,
    close: () => isos.close(),
  }
}

/** A file that keeps its ISO open until it is closed. */
function held(hold: HoldIso, file: Omit<VersionedFile, 'close'>): VersionedFile {
  return { ...file, close: hold() }
}

/** Files that are made of an image's own: one folder for each version of its file. An id never contains a dot. */
function madeFolder(imageId: string, stamp: FileStamp): string {
  return join(madeFolderOf(imageId), versionOf(stamp))
}

/** Everything that was made of an image's files, to delete with it. */
export const madeFolderOf = (imageId: string): string => `${imageId}.made`

function versionOf(stamp: FileStamp): string {
  return `${stamp.sizeBytes.toString(36)}-${Math.round(stamp.modifiedMs).toString(36)}`
}
