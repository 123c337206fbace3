import type { InlineConfig } from 'vite'
import { fromRoot, nodeBuild } from './vite.node.ts'

/** The command line, the browser's server and the workers: plain Node, without Electron. */
export const headless: InlineConfig = nodeBuild({
  outDir: fromRoot('out/headless'),
  entries: {
    cli: fromRoot('electron/headless/cli.ts'),
    'import-worker': fromRoot('electron/engine/image/import-worker.ts'),
    'checkpoint-worker': fromRoot('electron/engine/store/checkpoint-worker.ts'),
    'lab-host': fromRoot('electron/engine/lab-host.ts'),
  },
})
