import { LineCounter, parseDocument } from 'yaml'
import { answerError, unreadable, type Parsed } from './problem.ts'

/** Aliases that stand for aliases make a small text enormous ("billion laughs"). */
const MAX_ALIASES = 100

/** YAML 1.2, one document, every key once. */
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
