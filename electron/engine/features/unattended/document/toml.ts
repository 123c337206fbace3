import { parse, TomlError } from 'smol-toml'
import { answerError, unreadable, type Parsed } from './problem.ts'

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
