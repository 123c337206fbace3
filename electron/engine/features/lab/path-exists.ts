import { access } from 'node:fs/promises'

/** Is there a file, folder or socket of this name that this user may see? */
export const pathExists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
