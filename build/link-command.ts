import { chmod, rm, symlink } from 'node:fs/promises'
import { fromRoot } from './vite.node.ts'

/**
 * Links `slipway` into a checkout's node_modules/.bin, so that `npx slipway` starts it at once; otherwise npx first
 * installs the checkout into a folder of its cache. Windows cannot use such a link: `npm run slipway --` does the same.
 */
export async function linkCommand(): Promise<void> {
  if (process.platform === 'win32') return
  const link = fromRoot('node_modules/.bin/slipway')
  await rm(link, { force: true })
  await symlink('../../electron/headless/slipway.cjs', link)
  await chmod(fromRoot('electron/headless/slipway.cjs'), 0o755)
}
