import type { InlineConfig } from 'vite'
import { fromRoot } from './vite.node.ts'

/** The preload as one CommonJS file: a sandboxed preload can load neither ES modules nor other files. */
export const preload: InlineConfig = {
  configFile: false,
  root: fromRoot('.'),
  publicDir: false,
  build: {
    target: 'chrome150',
    outDir: fromRoot('out/preload'),
    emptyOutDir: true,
    minify: false,
    lib: { entry: fromRoot('electron/preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rollupOptions: { external: ['electron'] },
  },
}
