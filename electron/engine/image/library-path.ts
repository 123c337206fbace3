import { join } from 'node:path'

/**
 * The path of the copy of an image's file: its path inside the image, below the image's folder. Characters that a file
 * system may refuse, or that could lead elsewhere, are encoded as %XX.
 */
export function libraryPath(libraryFolder: string, imageId: string, path: string): string {
  const parts = path.split('/').filter(part => part !== '')
  return join(libraryFolder, imageId, ...parts.map(safeName))
}

/** Encodes a name so that every file system accepts it and it stays in its folder. */
export function safeName(name: string): string {
  const encoded = name.replaceAll(/[^\p{L}\p{N} ._+@~,=()#-]/gu, percentEncode)
  // Windows drops trailing dots and spaces, and `..` would leave the folder.
  return encoded.replace(/[. ]+$/, percentEncode) || '%'
}

function percentEncode(text: string): string {
  return [...Buffer.from(text)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
