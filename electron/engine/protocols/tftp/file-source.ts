import type { Ipv4 } from '#contract/address.ts'
import type { ReadableFile } from '../../base/readable-file.ts'

/** Finds what a read request names; null becomes ERROR 1 at once. `name` is as the client sent it, already cleaned. */
export type FileSource = (name: string, client: { readonly address: Ipv4 }) => Promise<ReadableFile | null>

const MAX_LENGTH = 512

/**
 * The name that a client means by what it sent, relative and with `/`: Windows loaders send `\Boot\BCD`, GRUB a
 * leading slash, shim `sub//grubx64.efi`, iPXE a whole tftp:// address, and ROMs that take the end of the DHCP options for
 * part of the name a last byte 0xFF, which is ÿ in Latin-1. Null for a name that leaves the root,
 * that holds control characters, or that is empty or endless.
 */
export function normaliseFileName(name: string): string | null {
  const path = name
    .replace(/\u00ff+$/, '')
    .replaceAll('\\', '/')
    .replace(/^tftp:\/\/[^/]*/i, '')
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.')
  const clean = segments.join('/')
  // NUL ends a path in C, line breaks forge lines of a log.
  const isUnclean = segments.includes('..') || /[\u0000-\u001f\u007f]/.test(clean)
  return clean === '' || clean.length > MAX_LENGTH || isUnclean ? null : clean
}
