import { access } from 'node:fs/promises'

/** True if a file, folder or socket of this name exists and this user can see it. */
export const pathExists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
