import { stat } from 'node:fs/promises'
import { ARCHIVE, EFI_IMAGE, ESXI_CONFIGURATION, INFLATED } from '#contract/overlay.ts'
import { rewriteEsxiConfiguration } from '../../image/bootconfig/esxi-configuration.ts'
import { openCopy, bytesFile, readWhole, inflateFile } from '../../image/image-file.ts'
import { wrapInArchive } from '../../image/overlay-archive.ts'
import type { ImageLibrary } from './image-library.ts'
import type { NetbootKernels } from './netboot-kernel.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** Files that are made for an image while a machine asks for them. */
export interface ImageOverlays {
  /** `path` begins with `/.slipway/`; null where nothing is made by that name. */
  open(asked: {
    readonly id: string
    readonly path: string
    readonly treeUrl: string
  }): Promise<VersionedFile | null>
}

const ESXI_ORIGINAL = '/boot.cfg'
const MAX_CONFIGURATION_BYTES = 1024 * 1024

export function createImageOverlays(needs: {
  readonly images: Pick<ImageLibrary, 'open' | 'openWhole' | 'openInEfiImage'>
  readonly netbootKernels: Pick<NetbootKernels, 'pathOf'>
}): ImageOverlays {
  const { images, netbootKernels } = needs

  const openInside = async (id: string, path: string): Promise<VersionedFile | null> => {
    const opened = await images.open(id, path)
    return opened?.kind === 'file' ? opened.file : null
  }

  /** `proxmox.iso`: the ISO by that name; `image.squashfs/PATH`: a file of it. */
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

  const openEsxiConfiguration = async (id: string, treeUrl: string): Promise<VersionedFile | null> => {
    const file = await openInside(id, ESXI_ORIGINAL)
    if (!file) return null
    const { modifiedMs, version } = file
    const text = await readWhole(file, MAX_CONFIGURATION_BYTES).finally(() => file.close())
    return (
      text &&
      bytesFile(Buffer.from(rewriteEsxiConfiguration(text.toString('utf8'), treeUrl)), {
        modifiedMs,
        version: `${version}-network`,
      })
    )
  }

  return {
    async open({ id, path, treeUrl }) {
      if (path.startsWith(ARCHIVE)) return openArchive(id, path.slice(ARCHIVE.length))
      if (path.startsWith(`${INFLATED}/`)) {
        const file = await openInside(id, path.slice(INFLATED.length))
        return file && inflateFile(file)
      }
      if (path.startsWith(`${EFI_IMAGE}/`)) return images.openInEfiImage(id, path.slice(EFI_IMAGE.length))
      if (path === ESXI_CONFIGURATION) return openEsxiConfiguration(id, treeUrl)
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
