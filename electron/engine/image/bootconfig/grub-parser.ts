import {
  tokenizeGrub,
  wordAsText,
  type GrubLexerEvents,
  type GrubSpan,
  type GrubToken,
  type GrubWord,
} from './grub-lexer.ts'

/** One statement of a GRUB script (GRUB manual §6.3). */
export type GrubStatement =
  | {
      readonly kind: 'command'
      readonly words: readonly GrubWord[]
      readonly body: readonly GrubStatement[] | null
      /** `span` is the whole command, `inner` the text between its braces. */
      readonly span: GrubSpan
      readonly inner: GrubSpan | null
    }
  | { readonly kind: 'if'; readonly branches: readonly GrubBranch[] }
  | {
      readonly kind: 'for'
      readonly variable: string
      readonly words: readonly GrubWord[]
      readonly body: readonly GrubStatement[]
    }
  | { readonly kind: 'while'; readonly body: readonly GrubStatement[] }
  | { readonly kind: 'function'; readonly name: string; readonly body: readonly GrubStatement[] }

/** `condition` is null for `else`. */
export interface GrubBranch {
  readonly condition: readonly GrubStatement[] | null
  readonly body: readonly GrubStatement[]
}

/** Deeper than any real configuration; beyond it, words are parsed as plain commands. */
const MAX_DEPTH = 64

/** Parses a script. Never fails: what it does not understand becomes an unknown command. */
export function parseGrub(text: string, events?: GrubLexerEvents): readonly GrubStatement[] {
  const tokens = tokenizeGrub(text, events)
  let at = 0
  let depth = 0

  const keyword = (): string | null => {
    const token = tokens[at]
    return token?.kind === 'word' ? wordAsText(token.word) : null
  }
  const isBrace = (brace: '{' | '}'): boolean => {
    const token = tokens[at]
    return token?.kind === 'brace' && token.brace === brace
  }
  const skipSeparators = () => {
    while (tokens[at]?.kind === 'separator') at++
  }
  const words = (): GrubWord[] => {
    const found: GrubWord[] = []
    for (let token: GrubToken | undefined = tokens[at]; token?.kind === 'word'; token = tokens[at]) {
      found.push(token.word)
      at++
    }
    return found
  }

  /** Parses statements up to one of the keywords, a closing brace or the end. Does not consume the keyword. */
  const block = (...ends: string[]): GrubStatement[] => {
    const statements: GrubStatement[] = []
    depth++
    for (skipSeparators(); at < tokens.length; skipSeparators()) {
      const word = keyword()
      if (word !== null && ends.includes(word)) break
      if (isBrace('}')) {
        // An extra closing brace at the top level must not hide the rest.
        if (depth > 1) break
        at++
        continue
      }
      statements.push(depth < MAX_DEPTH ? statement(word) : command())
    }
    depth--
    return statements
  }
  const braced = (): GrubStatement[] => {
    at++
    const body = block()
    if (isBrace('}')) at++
    return body
  }
  const expectKeyword = (word: string) => {
    skipSeparators()
    if (keyword() === word) at++
  }

  const command = (): GrubStatement => {
    const { line = 0, start = text.length } = tokens[at] ?? {}
    const endOf = (): number => tokens[at - 1]?.end ?? start
    const found = words()
    if (isBrace('{') && depth < MAX_DEPTH) {
      const open = tokens[at]!
      const body = braced()
      const close = tokens[at - 1]!
      const isClosed = close.kind === 'brace' && close.brace === '}'
      const inner = { line: open.line, start: open.end, end: isClosed ? close.start : close.end }
      return { kind: 'command', words: found, body, span: { line, start, end: endOf() }, inner }
    }
    // Always advances, so that no token causes an endless loop.
    if (found.length === 0) at++
    return { kind: 'command', words: found, body: null, span: { line, start, end: endOf() }, inner: null }
  }

  const ifStatement = (): GrubStatement => {
    const branches: GrubBranch[] = []
    for (let word: string | null = 'if'; word === 'if' || word === 'elif'; word = keyword()) {
      at++
      const condition = block('then')
      expectKeyword('then')
      branches.push({ condition, body: block('elif', 'else', 'fi') })
    }
    if (keyword() === 'else') {
      at++
      branches.push({ condition: null, body: block('fi') })
    }
    expectKeyword('fi')
    return { kind: 'if', branches }
  }

  const loop = (): GrubStatement[] => {
    expectKeyword('do')
    const body = block('done')
    expectKeyword('done')
    return body
  }

  const statement = (word: string | null): GrubStatement => {
    if (word === 'if') return ifStatement()
    if (word === 'for') {
      at++
      const [variable, , ...values] = words()
      return { kind: 'for', variable: (variable && wordAsText(variable)) ?? '', words: values, body: loop() }
    }
    if (word === 'while' || word === 'until') {
      at++
      block('do')
      return { kind: 'while', body: loop() }
    }
    if (word === 'function') {
      at++
      const [name] = words()
      skipSeparators()
      return { kind: 'function', name: (name && wordAsText(name)) ?? '', body: isBrace('{') ? braced() : [] }
    }
    return command()
  }

  const script: GrubStatement[] = []
  while (at < tokens.length) {
    const before = at
    script.push(...block())
    if (at === before) at++
  }
  return script
}
