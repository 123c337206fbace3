import { rename, rm } from 'node:fs/promises'

/** Puts `next` in the place of `folder`. Two renames on one file system; when the second fails the first is taken back. */
export async function replaceFolder(next: string, folder: string): Promise<void> {
  const previous = `${folder}.old-${process.pid}`
  await rm(previous, { recursive: true, force: true })
  const hadOne = await rename(folder, previous).then(
    () => true,
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return false
      throw thrown
    },
  )
  try {
    await rename(next, folder)
  } catch (thrown) {
    if (hadOne) await rename(previous, folder)
    throw thrown
  }
  await rm(previous, { recursive: true, force: true })
}
