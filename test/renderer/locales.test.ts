import { readFileSync, globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { STAGE_IDS, type StageState } from '#contract/timeline.ts'
import { de } from '../../renderer/locales/de.ts'
import { describeErrorInGerman } from '../../renderer/locales/de-errors.ts'
import { describeStageInGerman } from '../../renderer/locales/de-stages.ts'
import { describeErrorOnPage } from '../../renderer/locales/en-errors.ts'
import { en } from '../../renderer/locales/en.ts'
import { systemLocale } from '../../renderer/locales/i18n.ts'
import { describeError } from '#contract/error-text.ts'
import { ERROR_CODES } from '../contract/error-codes.ts'
import { biosBoot } from './boot-samples.ts'

type Tree = { readonly [key: string]: string | Tree }
const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  )
const english = new Map(flatten(en))
const german = new Map(flatten(de))
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()

/** `stage.head.menu.done` -> `stage.head`, `stage.head.menu`; the first part alone proves nothing. */
const prefixes = (key: string): string[] => {
  const parts = key.split('.')
  return parts
    .slice(1)
    .map((_, at) => parts.slice(0, at + 1).join('.'))
    .filter((_, at) => at > 0 || parts.length === 2)
}

const root = fileURLToPath(new URL('../../renderer/', import.meta.url))
const sources = globSync('**/*.{vue,ts}', { cwd: root })
  .filter(file => !file.startsWith('locales/'))
  .map(file => readFileSync(root + file, 'utf8'))

describe('the words', () => {
  it('are the same in both languages: keys, places and plural forms', () => {
    expect([...german.keys()]).toEqual([...english.keys()])
    for (const [key, text] of english) {
      expect(places(german.get(key)!), key).toEqual(places(text))
      expect(german.get(key)!.split('|').length, key).toBe(text.split('|').length)
    }
  })

  it('exist for every key that a page asks for', () => {
    const asked = sources.flatMap(source =>
      [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(match => match[1]!),
    )
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter(key => !english.has(key))).toEqual([])
  })

  it('are all used by some page', () => {
    const text = sources.join('\n')
    // `machines.arch.${arch}` uses every key below `machines.arch`.
    const isUsed = (key: string): boolean =>
      text.includes(`'${key}'`) || prefixes(key).some(prefix => text.includes(`\`${prefix}.\${`))
    expect([...english.keys()].filter(key => !isUsed(key))).toEqual([])
  })
})

describe('English on the page', () => {
  it('sends nobody to a terminal for what a button does', () => {
    for (const code of ERROR_CODES)
      for (const params of [{}, { port: 8080, protocol: 'tcp', path: '/a/b', mode: 'proxy' }]) {
        const { title, cause, fix } = describeErrorOnPage({ code, params })
        for (const text of [title, cause, fix]) expect(text, code).not.toMatch(/slipway [a-z]|\s--\w|^\s*$/)
      }
  })
})

describe('German', () => {
  it('has its own words for every error, whatever parameters come with it', () => {
    for (const code of ERROR_CODES)
      for (const params of [{}, { port: 67, holder: 'dnsmasq', pid: 812, path: '/a/b.iso', card: 'eth1' }]) {
        const words = describeErrorInGerman({ code, params })
        for (const text of Object.values(words)) expect(text, code).not.toMatch(/undefined|NaN| {2}|^\s*$/)
        expect(words.title, code).not.toBe(describeError({ code, params }).title)
      }
  })

  it('has a sentence for every stage in every state', () => {
    const states: StageState[] = ['waiting', 'running', 'done', 'warning', 'failed', 'skipped']
    for (const id of STAGE_IDS)
      for (const state of states) {
        const stage = { ...biosBoot.stages[0]!, id, state }
        expect(describeStageInGerman(stage, biosBoot, 'BIOS')).not.toMatch(/undefined|NaN|^\s*$/)
      }
  })
})

it('takes the language of the system, or English', () => {
  expect(systemLocale(['fr-FR', 'de-AT', 'en'])).toBe('de')
  expect(systemLocale(['fr-FR'])).toBe('en')
})
