import { answerError, unreadable, type Parsed } from './problem.ts'

/** JSON, RFC 8259. */
export function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown, problems: [] }
  } catch (error) {
    const { message } = error as Error
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length)
    const before = text.slice(0, offset).split('\n')
    const detail = message
      .replace(/ \(line \d+ column \d+\)/, '')
      .replace(/ in JSON at position \d+/, '')
      .replace(/, .*is not valid JSON$/s, '')
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 }
    return unreadable(answerError('syntax', { syntax: 'JSON', detail }, place))
  }
}
