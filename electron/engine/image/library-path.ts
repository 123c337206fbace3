import { join } from 'node:path'

/**
 * Where the copy of a file of an image is: the path inside the image below the image's own folder. Characters that a
 * file system may refuse, and all that could lead elsewhere, are written as %XX.
 */
export function libraryPath(libraryFolder: string, imageId: string, path: string): string {
  const parts = path.split('/').filter(part => part !== '')
  return join(libraryFolder, imageId, ...parts.map(safeName))
}

/** A name that every file system takes and that stays in its folder. */
export function safeName(name: string): string {
  const encoded = name.replaceAll(/[^\p{L}\p{N} ._+@~,=()#-]/gu, percentEncode)
  // Windows drops dots and spaces at the end, and `..` would leave the folder.
  return encoded.replace(/[. ]+$/, percentEncode) || '%'
}

function percentEncode(text: string): string {
  return [...Buffer.from(text)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
