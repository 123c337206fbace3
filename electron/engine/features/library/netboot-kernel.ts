import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { NETBOOT_INITRD, NETBOOT_KERNEL } from '#contract/overlay.ts'

/** Network kernels and initrds that users added to images whose own kernels only start from drives. */
export interface NetbootKernels {
  has(imageId: string): Promise<boolean>
  /** Copies both files and replaces earlier ones. Rejects with `iso-unreadable`. */
  add(imageId: string, files: { readonly kernel: string; readonly initrd: string }): Promise<void>
  remove(imageId: string): Promise<void>
  /** The file for a path below `/.slipway/`; null if the path has another meaning. */
  pathOf(imageId: string, overlayPath: string): string | null
}

export function createNetbootKernels(needs: { readonly libraryFolder: string }): NetbootKernels {
  // No image has this name, because an id has no dot.
  const folderOf = (imageId: string) => join(needs.libraryFolder, `${imageId}.netboot`)
  return {
    async has(imageId) {
      const files = [NETBOOT_KERNEL, NETBOOT_INITRD].map(path => join(folderOf(imageId), nameOf(path)))
      const found = await Promise.all(files.map(file => stat(file).catch(() => null)))
      return found.every(file => file?.isFile() === true)
    },
    async add(imageId, files) {
      const folder = folderOf(imageId)
      const partial = `${folder}.partial`
      await rm(partial, { recursive: true, force: true })
      await mkdir(partial, { recursive: true })
      try {
        await copy(files.kernel, join(partial, nameOf(NETBOOT_KERNEL)))
        await copy(files.initrd, join(partial, nameOf(NETBOOT_INITRD)))
        await rm(folder, { recursive: true, force: true })
        await rename(partial, folder)
      } catch (thrown) {
        await rm(partial, { recursive: true, force: true })
        throw thrown
      }
    },
    remove: imageId => rm(folderOf(imageId), { recursive: true, force: true }),
    pathOf: (imageId, path) =>
      path === NETBOOT_KERNEL || path === NETBOOT_INITRD ? join(folderOf(imageId), nameOf(path)) : null,
  }
}

/** The names on Debian's mirrors and in Alpine's "netboot" download. */
const PAIRS: readonly (readonly [family: RegExp, kernel: string, initrd: string])[] = [
  [/^(debian|kali|ubuntu|devuan|parrot)/, 'linux', 'initrd.gz'],
  [/^alpine$/, 'vmlinuz-lts', 'initramfs-lts'],
  [/^alpine$/, 'vmlinuz-virt', 'initramfs-virt'],
]

/** The network kernel and initrd next to an ISO of that family, under their published names. */
export async function findAdjacentNetbootKernel(
  isoPath: string,
  family: string,
): Promise<{ readonly kernel: string; readonly initrd: string } | null> {
  for (const [families, ...names] of PAIRS) {
    if (!families.test(family)) continue
    const [kernel, initrd] = names.map(name => join(dirname(isoPath), name))
    const found = await Promise.all([kernel, initrd].map(path => stat(path!).catch(() => null)))
    if (found.every(file => file?.isFile() === true)) return { kernel: kernel!, initrd: initrd! }
  }
  return null
}

function nameOf(overlayPath: string): string {
  return overlayPath.slice(overlayPath.lastIndexOf('/') + 1)
}

async function copy(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to)
  } catch (cause) {
    throw new SlipwayError('iso-unreadable', { path: from, detail: (cause as Error).message }, cause)
  }
}
