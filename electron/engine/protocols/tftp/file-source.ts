import type { Ipv4 } from '#contract/address.ts'
import type { ReadableFile } from '../../base/readable-file.ts'
import { trimEndOf } from '../../base/scan.ts'

/** Finds the file of a read request. Null is answered with ERROR 1 at once. `name` is normalised. */
export type FileSource = (name: string, client: { readonly address: Ipv4 }) => Promise<ReadableFile | null>

const MAX_LENGTH = 512

/**
 * Normalises a requested name to a relative path with `/`: Windows loaders send `\Boot\BCD`, GRUB a leading slash,
 * shim `sub//grubx64.efi`, iPXE a whole tftp:// URL. ROMs that mistake the end of the DHCP options for part of the
 * name append a byte 0xFF, which is ÿ in Latin-1. Null for a name that leaves the root, contains control characters,
 * or is empty or too long.
 */
export function normaliseFileName(name: string): string | null {
  const path = trimEndOf(name, '\u00ff')
    .replaceAll('\\', '/')
    .replace(/^tftp:\/\/[^/]*/i, '')
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.')
  const clean = segments.join('/')
  // NUL ends a path in C; line breaks could forge lines of a log.
  const isUnclean = segments.includes('..') || /[\u0000-\u001f\u007f]/.test(clean)
  return clean === '' || clean.length > MAX_LENGTH || isUnclean ? null : clean
}
