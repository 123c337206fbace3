import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import type { InlineConfig } from 'vite'
import { fromRoot } from './vite.node.ts'

/** The page: the same files in Electron's window (app://ui/) and in a browser. */
export const renderer: InlineConfig = {
  configFile: false,
  root: fromRoot('renderer'),
  base: './',
  plugins: [vue(), tailwind()],
  build: {
    target: 'chrome120',
    outDir: fromRoot('out/renderer'),
    emptyOutDir: true,
    // Inlined assets would require data: in the page's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
}
