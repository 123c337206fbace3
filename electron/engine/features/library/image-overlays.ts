import { stat } from 'node:fs/promises'
import { ARCHIVE, EFI_IMAGE, ESXI_CONFIGURATION, INFLATED } from '#contract/overlay.ts'
import { openCopy } from '../../image/image-file.ts'
import { wrapInArchive } from '../../image/overlay-archive.ts'
import type { ImageLibrary } from './image-library.ts'
import type { NetbootKernels } from './netboot-kernel.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** Files that are made for an image when a machine requests them. */
export interface ImageOverlays {
  /** `path` begins with `/.slipway/`; null if no file has that name. */
  open(asked: {
    readonly id: string
    readonly path: string
    readonly treeUrl: string
  }): Promise<VersionedFile | null>
}

export function createImageOverlays(needs: {
  readonly images: Pick<
    ImageLibrary,
    'open' | 'openWhole' | 'openInEfiImage' | 'openInflated' | 'openEsxiConfiguration'
  >
  /** Is it what an entry of the image starts? */
  readonly isStarted: (imageId: string, path: string) => boolean
  readonly netbootKernels: Pick<NetbootKernels, 'pathOf'>
}): ImageOverlays {
  const { images, netbootKernels } = needs

  const openInside = async (id: string, path: string): Promise<VersionedFile | null> => {
    const opened = await images.open(id, path)
    return opened?.kind === 'file' ? opened.file : null
  }

  /** `proxmox.iso`: the ISO under that name; `image.squashfs/PATH`: a file in it. */
  const openArchive = async (id: string, rest: string): Promise<VersionedFile | null> => {
    const [, name, path] = /^([^/]+)(\/.+)?$/.exec(rest) ?? []
    if (name === undefined) return null
    const file = path === undefined ? await images.openWhole(id) : await openInside(id, path)
    if (!file) return null
    try {
      return wrapInArchive(file, name)
    } catch {
      await file.close()
      return null
    }
  }

  return {
    async open({ id, path, treeUrl }) {
      if (path.startsWith(ARCHIVE)) return openArchive(id, path.slice(ARCHIVE.length))
      if (path.startsWith(`${INFLATED}/`)) {
        const inside = path.slice(INFLATED.length)
        // Only what an entry starts is made: a stranger must not fill the disk with the rest.
        return needs.isStarted(id, inside) ? images.openInflated(id, inside) : null
      }
      if (path.startsWith(`${EFI_IMAGE}/`)) return images.openInEfiImage(id, path.slice(EFI_IMAGE.length))
      if (path === ESXI_CONFIGURATION) return images.openEsxiConfiguration(id, treeUrl)
      const added = netbootKernels.pathOf(id, path)
      return added === null ? null : openAdded(added)
    },
  }
}

async function openAdded(path: string): Promise<VersionedFile | null> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  const { size: sizeBytes, mtimeMs: modifiedMs } = found
  const version = `${sizeBytes.toString(36)}-${Math.round(modifiedMs).toString(36)}`
  return openCopy(path, { sizeBytes, modifiedMs, version })
}
