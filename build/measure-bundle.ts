import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BundleLimit } from './bundle-limits.ts'

/** Imports as the bundler writes them: `from "./chunk-1.js"`, `import "./chunk-1.js"`, `import("./chunk-1.js")`. */
const IMPORT = /\b(?:from|import)\s*\(?\s*["'`](\.\/[^"'`]+)["'`]/g

export interface BundleFile {
  /** Path below `out/`. */
  readonly path: string
  readonly gzipBytes: number
}

/** The files of a bundle, the largest first; empty if it was not built. */
export function measureBundle(out: string, { entry, without }: BundleLimit): BundleFile[] {
  const found = new Map<string, number>()
  const left = new Set(
    without === undefined ? [] : globSync(without, { cwd: out }).map(path => join(out, path)),
  )
  const wanted = globSync(entry, { cwd: out }).map(path => join(out, path))
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (found.has(path) || left.has(path)) continue
    const text = readFileSync(path)
    found.set(path, gzipSync(text, { level: 9 }).length)
    for (const [, name = ''] of text.toString('latin1').matchAll(IMPORT)) {
      const imported = join(dirname(path), name)
      if (existsSync(imported)) wanted.push(imported)
    }
  }
  return [...found]
    .map(([path, gzipBytes]) => ({ path: relative(out, path), gzipBytes }))
    .toSorted((a, b) => b.gzipBytes - a.gzipBytes)
}

/** Null if a bundle is within its limit; otherwise a sentence with the excess and the largest parts. */
export function bundleProblem(
  { name, entry, limitKb }: BundleLimit,
  files: readonly BundleFile[],
): string | null {
  if (files.length === 0) return `${name} is not there: ${entry}`
  const gzipBytes = files.reduce((sum, file) => sum + file.gzipBytes, 0)
  const overBytes = gzipBytes - limitKb * 1000
  if (overBytes <= 0) return null
  const heaviest = files.slice(0, 3).map(file => `${file.path} ${kb(file.gzipBytes)}`)
  return `${name} is ${kb(overBytes)} over its limit: ${kb(gzipBytes)} of ${limitKb} kB after gzip (${heaviest.join(', ')})`
}

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
