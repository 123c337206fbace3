/** What Linux can unpack an initrd from (lib/decompress.c), but for LZMA alone and LZO, which nobody ships any more. */
export type Compression = 'gzip' | 'xz' | 'zstd' | 'lz4' | 'bzip2'

const MAGICS: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['gzip', [0x1f, 0x9e]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['lz4', [0x02, 0x21, 0x4c, 0x18]],
  ['bzip2', [0x42, 0x5a, 0x68]],
]

/** By its first bytes; null for what is none of them. */
export function compressionOf(start: Uint8Array): Compression | null {
  return MAGICS.find(([, magic]) => magic.every((byte, index) => start[index] === byte))?.[0] ?? null
}
