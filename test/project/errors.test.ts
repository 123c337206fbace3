import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ErrorCode } from '#contract/errors.ts'
import { messagesOfError } from '#words/error.ts'

const electron = join(import.meta.dirname, '../../electron')

/** `new SlipwayError('code', { names })` as written in the sources. */
const thrown = readdirSync(electron, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .flatMap(name => {
    const source = readFileSync(join(electron, name), 'utf8')
    return [...source.matchAll(/new SlipwayError\(\s*'([a-z-]+)'(?:,\s*\{([^{}]*)\})?/g)].map(match => ({
      name,
      code: match[1] as ErrorCode,
      params: [...(match[2] ?? '').matchAll(/(?:^|,)\s*(\w+)(?=\s*[:,]|\s*$)/g)].map(found => found[1]!),
    }))
  })

/** The parameters that the text of an error uses, found by formatting it with all parameters and with none. */
function paramsRead(code: ErrorCode): ReadonlySet<string> {
  const read = new Set<string>()
  for (const value of ['x', undefined]) {
    const params = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, key) => {
          read.add(String(key))
          return value
        },
      },
    )
    for (const reader of ['page', 'terminal'] as const) messagesOfError({ code, params }, reader)
  }
  return read
}

/** Parameters for the log and for programs: in the text they would only add length. */
const NOT_IN_WORDS: Partial<Record<ErrorCode, readonly string[]>> = {
  internal: ['path'],
  cancelled: ['path'],
  'iso-not-an-iso': ['sizeBytes'],
  'permission-denied': ['protocol'],
}

it('finds where errors are created', () => {
  expect(thrown.length).toBeGreaterThan(30)
})

it.each(thrown)('$code in $name has no parameter that its text does not use', ({ code, params }) => {
  const read = paramsRead(code)
  const other = NOT_IN_WORDS[code] ?? []
  expect(params.filter(param => !read.has(param) && !other.includes(param))).toEqual([])
})
