import { createRequire } from 'node:module'

const { checkSync } = createRequire(import.meta.url)('recheck')

const TIMEOUT_MS = 20_000
/** By pattern and flags: many files share one. */
const verdicts = new Map()

/**
 * Why a regular expression may take long for a text that was written against it; null if its time grows with the length
 * of the text only. Checked by recheck, which follows the expression as an automaton or tries to attack it.
 */
export function slowness(source, flags) {
  const key = `${flags} ${source}`
  if (!verdicts.has(key)) verdicts.set(key, judge(source, flags))
  return verdicts.get(key)
}

function judge(source, flags) {
  const { status, complexity } = checkSync(source, flags, { timeout: TIMEOUT_MS })
  if (status === 'safe') return null
  return status === 'vulnerable' ? `${complexity.summary} time` : 'no verdict in 20 s'
}

/** A text from a disc, a machine or a page must not be able to stop the program: `base/scan.ts` reads in one pass. */
const rule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { slow: 'This regular expression takes {{why}} for some texts. Scan by hand (base/scan.ts).' },
  },
  create: context => ({
    'Literal[regex]'(node) {
      const { pattern, flags } = node.regex
      const why = slowness(pattern, flags)
      if (why) context.report({ node, messageId: 'slow', data: { why } })
    },
  }),
}

export const regexes = [
  {
    files: ['electron/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.vue'],
    plugins: { slipway: { rules: { 'no-slow-regex': rule } } },
    rules: { 'slipway/no-slow-regex': 'error' },
  },
]
