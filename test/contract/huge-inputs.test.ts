import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { dispatch } from '#contract/dispatch.ts'
import type { Handlers, Method } from '#contract/methods.ts'
import { parsers } from '#contract/parsers.ts'

const METHODS = Object.keys(parsers) as Method[]
const echo = Object.fromEntries(METHODS.map(method => [method, async (input: unknown) => input])) as Handlers

/** The keys of inputs that are objects. */
const fields = METHODS.flatMap(method => {
  const parser = parsers[method] as z.ZodType
  const shape = parser instanceof z.ZodObject ? (parser.shape as Record<string, z.ZodType>) : {}
  return Object.entries(shape).map(([key, field]) => ({ method, key, field }))
})

/** Far larger than any real value; a file that is edited on the page is the largest. */
const MEGABYTES = 'a'.repeat(4 * 1024 * 1024)

it('finds the fields', () => expect(fields.length).toBeGreaterThan(40))

it.each(fields)('$method accepts no megabytes as $key', ({ field }) => {
  expect(field.safeParse(MEGABYTES).success).toBe(false)
  expect(field.safeParse(Array.from({ length: 100_000 }, () => ({}))).success).toBe(false)
})

it.each(METHODS)('%s answers any input with a value or a named error', async method => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withNullPrototype: true, withBigInt: true }), async input => {
      const reply = await dispatch(echo, method, input)
      if (!reply.ok) expect(['invalid-input', 'internal']).toContain(reply.error.code)
    }),
    { numRuns: 50 },
  )
})

it.each(METHODS)('%s accepts nothing through the prototype', async method => {
  const input = JSON.parse(
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
  ) as unknown
  await dispatch(echo, method, input)
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})
