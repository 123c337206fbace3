import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ALIASES = {
  '#contract/': 'electron/contract/',
  '#words/': 'electron/words/',
  '#engine/': 'electron/engine/',
}

/** The modules that are loaded with a module; type imports are erased at build time. */
function valueImportsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/^(?:import|export)\s(?!type\s)(?:\{([^}]*)\}|[^{}'\n]*?)\s*from '([^']+)'/gm)
  return [...found].flatMap(([, names, from = '']) => {
    const isTypesOnly =
      names !== undefined &&
      names
        .split(',')
        .filter(name => name.trim() !== '')
        .every(name => name.trim().startsWith('type '))
    if (isTypesOnly) return []
    if (from.startsWith('.')) return [resolve(dirname(file), from)]
    const alias = Object.entries(ALIASES).find(([start]) => from.startsWith(start))
    return alias ? [join(ROOT, alias[1], from.slice(alias[0].length))] : []
  })
}

/** Every circle found by following the imports, as a list of files. */
function circlesIn(folder: string): readonly string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ts$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => join(ROOT, folder, name))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) {
      circles.push([...path.slice(at), file].map(one => relative(ROOT, one)).join(' -> '))
      return
    }
    if (done.has(file) || !file.endsWith('.ts')) return
    for (const next of valueImportsOf(file)) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  return circles
}

it.each([
  'electron/contract',
  'electron/words',
  'electron/engine',
  'electron/headless',
  'electron/main',
  'renderer',
])('%s has no circle of imports', folder => {
  expect(circlesIn(folder)).toEqual([])
})
