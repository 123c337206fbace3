import type { BootImage, BootTarget } from '#contract/image.ts'
import { remark } from '#contract/image-remark.ts'
import { NETBOOT_KERNEL } from '#contract/overlay.ts'
import { presenceOf } from '../../image/open-iso.ts'
import type { StoredImage } from '../../store/sqlite-image-store.ts'

/** An image as everybody sees it: what was recognised, with what its user made of it and what became of its file. */
export function createShownImage(needs: {
  /** The user's own arguments of an entry; null where there are none. */
  argumentsOf(entryId: string): string | null
  hasNetbootKernel(imageId: string): Promise<boolean>
}): (image: StoredImage) => Promise<BootImage> {
  return async image => {
    const hasNetbootKernel = await needs.hasNetbootKernel(image.id)
    const { modifiedMs: _, ...facts } = image
    const entries = image.entries
      .filter(entry => hasNetbootKernel || entry.kernel !== NETBOOT_KERNEL)
      .map(entry => withArguments(entry, needs.argumentsOf(entry.id)))
    const verdict = hasNetbootKernel && image.netboot === 'no' ? WITH_NETBOOT_KERNEL : {}
    const presence = await presenceOf(image)
    return { ...facts, ...verdict, entries, presence, isPresent: presence === 'unchanged' }
  }
}

const WITH_NETBOOT_KERNEL: Pick<BootImage, 'netboot' | 'reason' | 'wayOut'> = {
  netboot: 'yes',
  reason: remark('netboot-kernel-added'),
  wayOut: null,
}

function withArguments(entry: BootTarget, own: string | null): BootTarget {
  return own === null ? entry : { ...entry, arguments: own, recognisedArguments: entry.arguments }
}
