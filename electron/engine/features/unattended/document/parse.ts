import type { AnswerProblem } from '#contract/answer.ts'
import { parse, TomlError } from 'smol-toml'
import { LineCounter, parseDocument } from 'yaml'
import { upTo } from '../../../base/scan.ts'

export type ProblemPlace = { readonly line: number | null; readonly column: number | null }
const NOWHERE: ProblemPlace = { line: null, column: null }

export function answerError(
  code: AnswerProblem['code'],
  params: AnswerProblem['params'] = {},
  place: ProblemPlace = NOWHERE,
): AnswerProblem {
  return { severity: 'error', code, params, ...place }
}

export function answerWarning(
  code: AnswerProblem['code'],
  params: AnswerProblem['params'] = {},
  place: ProblemPlace = NOWHERE,
): AnswerProblem {
  return { ...answerError(code, params, place), severity: 'warning' }
}

/** The value of a text, or why it cannot be parsed. */
export type Parsed =
  | { readonly value: unknown; readonly problems: readonly [] }
  | { readonly value: null; readonly problems: readonly AnswerProblem[] }

export const unreadable = (problem: AnswerProblem): Parsed => ({ value: null, problems: [problem] })

/** The value at the end of a path of keys in YAML, JSON or TOML; undefined if the path does not exist. */
export function valueAt(root: unknown, ...path: readonly string[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The elements of a list that are objects; none if it is not a list. */
export const objectsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isObject) : []

export const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && String(value).trim() !== ''

/** JSON, RFC 8259. */
export function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown, problems: [] }
  } catch (error) {
    const { message } = error as Error
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length)
    const before = text.slice(0, offset).split('\n')
    const said = message.replace(/ \(line \d+ column \d+\)/, '').replace(/ in JSON at position \d+/, '')
    const detail = said.endsWith('is not valid JSON') ? upTo(said, ', ') : said
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 }
    return unreadable(answerError('syntax', { syntax: 'JSON', detail }, place))
  }
}

/** TOML 1.0. */
export function parseToml(text: string): Parsed {
  try {
    return { value: parse(text), problems: [] }
  } catch (error) {
    const place =
      error instanceof TomlError ? { line: error.line, column: error.column } : { line: null, column: null }
    const detail = (error as Error).message.split('\n', 1)[0]?.replace('Invalid TOML document: ', '') ?? ''
    return unreadable(answerError('syntax', { syntax: 'TOML', detail }, place))
  }
}

/** Aliases that refer to aliases make a small text enormous ("billion laughs"). */
const MAX_ALIASES = 100

/** YAML 1.2: one document, no duplicate keys. */
export function parseYaml(text: string): Parsed {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const first = document.errors[0]
  if (first) {
    const { line, col } = lineCounter.linePos(first.pos[0])
    return unreadable(answerError('syntax', { syntax: 'YAML', detail: first.message }, { line, column: col }))
  }
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown, problems: [] }
  } catch (error) {
    return unreadable(answerError('syntax', { syntax: 'YAML', detail: (error as Error).message }))
  }
}
