import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

/** Absolute path of a file or folder of the project. */
export const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

const native = ['electron', 'better-sqlite3', 'koffi']
const external = [...native, ...builtinModules, ...builtinModules.map(name => `node:${name}`)]

/** A bundle for Node 22.12 or later: everything except native modules. */
export function nodeBuild(options: { outDir: string; entries: Record<string, string> }): InlineConfig {
  return {
    configFile: false,
    root: fromRoot('.'),
    publicDir: false,
    ssr: { noExternal: true, external: native },
    build: {
      ssr: true,
      target: 'node22',
      outDir: options.outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: options.entries,
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  }
}
