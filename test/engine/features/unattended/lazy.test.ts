import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const ELECTRON = resolve(import.meta.dirname, '../../../../electron')

/** Packages that are loaded with a module; later dynamic imports are not among them. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>()
  if (seen.has(file)) return packages
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const [, from = ''] of text.matchAll(/^(?:import|export)\s(?!type\s)[^'\n]*?from '([^']+)'/gm))
    addTo(packages, from)
  // Imports over several lines end with their source on a separate line.
  for (const [, from = ''] of text.matchAll(/^\} from '([^']+)'/gm)) addTo(packages, from)
  return packages

  function addTo(found: Set<string>, from: string): void {
    const next = from.startsWith('.')
      ? join(dirname(file), from)
      : /^#(contract|engine)\//.test(from)
        ? join(ELECTRON, from.slice(1))
        : null
    if (next === null) found.add(from)
    else for (const one of packagesOf(next, seen)) found.add(one)
  }
}

it('does not load the template language and the readers of four syntaxes without answer files', () => {
  const engine = packagesOf(join(ELECTRON, 'engine/engine.ts'))
  expect(engine).toContain('zod')
  for (const name of ['liquidjs', 'yaml', 'smol-toml', 'fast-xml-parser']) expect(engine).not.toContain(name)
  expect(packagesOf(join(ELECTRON, 'engine/features/unattended/profile-editor.ts'))).toContain('liquidjs')
})
