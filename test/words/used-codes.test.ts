import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { catalogue } from '#words/en/catalogue.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const text = globSync(['renderer/**/*.{vue,ts}', 'electron/**/*.ts'], { cwd: root })
  // The catalogues themselves do not show who uses them.
  .filter(file => !/^electron\/words\/(\w\w\/|parameters\.ts)/.test(file))
  .map(file => readFileSync(root + file, 'utf8'))
  .join('\n')

/** `stage.head.${id}.${state}` uses every code of that form. */
const computed = [...text.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})+)`/g)]
  .map(match => match[1]!)
  .filter(code => /^\w+\..*\$\{/.test(code))
  .map(code => new RegExp(`^${code.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/g, '[\\w.-]+')}$`))

it('every message of the catalogue is used', () => {
  const isUsed = (code: string): boolean =>
    text.includes(`'${code}'`) || computed.some(form => form.test(code))
  // Chosen by `named` of words/phrase.ts, and by the reader of an error.
  const withoutTwin = (code: string): string => code.replace(/\.(unnamed|page)$/, '')
  expect(computed.length).toBeGreaterThan(50)
  expect(Object.keys(catalogue).filter(code => !isUsed(code) && !isUsed(withoutTwin(code)))).toEqual([])
})
