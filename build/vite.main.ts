import type { InlineConfig } from 'vite'
import { fromRoot, nodeBuild } from './vite.node.ts'

/** Electron's main process, which includes the engine, and the engine's workers. */
export const main: InlineConfig = nodeBuild({
  outDir: fromRoot('out/main'),
  entries: {
    main: fromRoot('electron/main/main.ts'),
    'import-worker': fromRoot('electron/engine/image/import-worker.ts'),
    'checkpoint-worker': fromRoot('electron/engine/store/checkpoint-worker.ts'),
    'lab-host': fromRoot('electron/engine/lab-host.ts'),
  },
})
