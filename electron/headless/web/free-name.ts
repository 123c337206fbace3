import { mkdir, open, rename } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'

/**
 * A file name without a path and without characters that a file system or terminal might misinterpret; null if nothing
 * remains.
 */
export function cleanName(name: string): string | null {
  const clean = basename(name.replaceAll('\\', '/')).replaceAll(/[^\p{L}\p{N} ._()+-]/gu, '_')
  return clean === '' || clean.startsWith('.') || Buffer.byteLength(clean) > 200 ? null : clean
}

/**
 * Moves a file into `folder` as `x.iso`, or as `x-2.iso` if that name exists: an upload never replaces a file that
 * machines may be booting from. An empty file reserves the name first, so two concurrent moves get different names.
 */
export async function moveToFreeName(file: string, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ending}`)
    try {
      await (await open(path, 'wx', 0o600)).close()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw error
    }
    await rename(file, path)
    return path
  }
}
