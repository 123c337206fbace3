import { bootProgramRule } from './boot-program.ts'
import { grubConfigRule } from './grub-config.ts'
import { imageFileRule } from './image-file.ts'
import { isoOverlayRule } from './iso-overlay.ts'
import { autoexecRule, ipxeScriptRule } from './ipxe-script.ts'
import { ownScriptRule } from './own-ipxe-script.ts'
import { pxelinuxConfigRule } from './pxelinux-config.ts'
import { capsuleRule, grubWordRule, signedProgramRule } from './secure-boot.ts'
import type { ServedFile, ServedFileClient, ServedFileNeeds, ServedFileRule } from './served-file.ts'

/** The image comes first: a `grub.cfg` inside an ISO is the ISO's own. */
const RULES: readonly ServedFileRule[] = [
  imageFileRule,
  isoOverlayRule,
  capsuleRule,
  signedProgramRule,
  grubWordRule,
  ownScriptRule,
  ipxeScriptRule,
  autoexecRule,
  pxelinuxConfigRule,
  grubConfigRule,
  bootProgramRule,
]

/** Says what a name below the root of TFTP or HTTP stands for; null for nothing. Pure but for what `needs` reads. */
export function createServedFiles(
  needs: ServedFileNeeds,
): (path: string, client: ServedFileClient) => ServedFile | null {
  return (path, client) => {
    const clean = cleanPath(path)
    if (clean === null) return null
    for (const rule of RULES) {
      const found = rule(clean, client, needs)
      if (found) return found
    }
    return null
  }
}

/** Windows loaders send backslashes, GRUB a leading slash, shim two slashes in a row. */
function cleanPath(path: string): string | null {
  if (path.length > 1024 || path.includes('\0')) return null
  const segments = path
    .replaceAll('\\', '/')
    .split('/')
    .filter(segment => segment !== '' && segment !== '.')
  return segments.includes('..') ? null : segments.join('/')
}
