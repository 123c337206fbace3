/** A part of a GRUB word. Expansion splits unquoted variables at spaces, but not quoted ones. */
interface WordPart {
  readonly kind: 'text' | 'variable'
  readonly text: string
  readonly isQuoted: boolean
}

/** A word as a list of parts with different quoting: `a"b $c"d` has four. */
export type GrubWord = readonly WordPart[]
/** Position of a token: characters from the start of the text, lines from 1. */
export interface GrubSpan {
  readonly line: number
  readonly start: number
  readonly end: number
}
export type GrubToken = GrubSpan &
  (
    | { readonly kind: 'word'; readonly word: GrubWord }
    /** A newline or `;`. */
    | { readonly kind: 'separator' }
    /** `{` or `}`, which end a word unless quoted. */
    | { readonly kind: 'brace'; readonly brace: '{' | '}' }
  )

/** Findings of the lexer that are not tokens. */
export interface GrubLexerEvents {
  comment?(text: string, line: number): void
  unclosedQuote?(line: number): void
}

const VARIABLE = /\$(?:\{([A-Za-z0-9_@*#?]+)\}|([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?]))/y
const DOUBLE_QUOTED_ESCAPES = '$"\\'

/**
 * Splits GRUB's shell-like language into words with quoting and variable references (GRUB manual §6.1-6.2). Never
 * fails.
 */
export function tokenizeGrub(text: string, events: GrubLexerEvents = {}): GrubToken[] {
  const tokens: GrubToken[] = []
  let word: WordPart[] | null = null
  let at = 0
  let line = 1
  let tokenStart = 0
  let wordAt = { line, start: 0 }

  const push = (kind: WordPart['kind'], part: string, isQuoted: boolean) => {
    if (!word) beginWord()
    word ??= []
    const last = word.at(-1)
    if (kind === 'text' && last?.kind === 'text' && last.isQuoted === isQuoted)
      word[word.length - 1] = { kind, text: last.text + part, isQuoted }
    else word.push({ kind, text: part, isQuoted })
  }
  const beginWord = () => {
    wordAt = { line, start: tokenStart }
  }
  const endWord = () => {
    if (!word) return
    tokens.push({ kind: 'word', word, ...wordAt, end: at })
    word = null
  }
  const passLines = (from: number, to: number) => {
    for (let end = text.indexOf('\n', from); end >= 0 && end < to; end = text.indexOf('\n', end + 1)) line++
  }
  const variable = (isQuoted: boolean): boolean => {
    VARIABLE.lastIndex = at
    const match = VARIABLE.exec(text)
    if (!match) return false
    push('variable', match[1] ?? match[2] ?? '', isQuoted)
    at += match[0].length
    return true
  }
  const doubleQuoted = () => {
    const from = at
    const fromLine = line
    push('text', '', true)
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '$' && variable(true)) continue
      if (text[at] === '\\' && DOUBLE_QUOTED_ESCAPES.includes(text[at + 1] ?? ' ')) at++
      push('text', text[at++] ?? '', true)
    }
    if (at >= text.length) events.unclosedQuote?.(fromLine)
    passLines(from, at)
    at++
  }

  while (at < text.length) {
    const character = text[at]!
    tokenStart = at
    if (character === '\\') {
      const next = text[at + 1] ?? ''
      // A backslash at the end of a line joins it with the next.
      if (next !== '\n') push('text', next, true)
      else line++
      at += 2
    } else if (character === "'") {
      const end = text.indexOf("'", at + 1)
      push('text', text.slice(at + 1, end < 0 ? text.length : end), true)
      if (end < 0) events.unclosedQuote?.(line)
      passLines(at, end < 0 ? text.length : end)
      at = end < 0 ? text.length : end + 1
    } else if (character === '"') {
      at++
      doubleQuoted()
    } else if (character === '$' && variable(false)) {
      continue
    } else if (character === '#' && !word) {
      while (at < text.length && text[at] !== '\n') at++
      events.comment?.(text.slice(tokenStart + 1, at).trim(), line)
    } else if (character === '\n' || character === ';') {
      endWord()
      tokens.push({ kind: 'separator', line, start: at, end: at + 1 })
      if (character === '\n') line++
      at++
    } else if (character === '{' || character === '}') {
      endWord()
      tokens.push({ kind: 'brace', brace: character, line, start: at, end: at + 1 })
      at++
    } else if (character === '$' && text[at + 1] === '"') {
      // `$"..."` is a translatable string: use the original text.
      at++
    } else if (character === ' ' || character === '\t' || character === '\r') {
      endWord()
      at++
    } else {
      push('text', character, false)
      at++
    }
  }
  endWord()
  return tokens
}

/** The text of a plain, unquoted word, as keywords are; null for any other. */
export function wordAsText(word: GrubWord): string | null {
  const [part] = word
  return word.length === 1 && part?.kind === 'text' && !part.isQuoted ? part.text : null
}

/** No line of a boot configuration is longer, but variables that contain themselves twice would be. */
const MAX_WORD_LENGTH = 64 * 1024

/**
 * Expands a word. It becomes zero, one or several, because unquoted variables are split at spaces (GRUB manual §6.2).
 */
export function expandWord(word: GrubWord, valueOf: (name: string) => string): string[] {
  const words: string[] = []
  let current: string | null = null
  for (const { kind, text, isQuoted } of word) {
    if (kind === 'text' || isQuoted) {
      const value = kind === 'text' ? text : valueOf(text)
      current = ((current ?? '') + value).slice(0, MAX_WORD_LENGTH)
      continue
    }
    const value = valueOf(text)
    const pieces = value.split(/[ \t\n]+/)
    pieces.forEach((piece, index) => {
      if (index > 0) {
        if (current !== null && current !== '') words.push(current)
        current = null
      }
      if (piece !== '') current = ((current ?? '') + piece).slice(0, MAX_WORD_LENGTH)
    })
  }
  if (current !== null) words.push(current)
  return words
}
