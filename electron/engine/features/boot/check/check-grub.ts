import { tokenizeGrub, wordAsText } from '../../../image/bootconfig/grub-lexer.ts'
import type { ScriptProblem } from '#contract/menu.ts'
import { reason, type Reason } from '#contract/reason.ts'

/** What opens a block, and what has to close it (GRUB manual §6.3). */
const CLOSED_BY: Readonly<Record<string, string>> = { if: 'fi', while: 'done', until: 'done', for: 'done' }
const CLOSERS = new Set(['fi', 'done'])
const INNER: Readonly<Record<string, readonly string[]>> = {
  then: ['if'],
  elif: ['if'],
  else: ['if'],
  do: ['while', 'until', 'for'],
}
const MAX_PROBLEMS = 20

/** Quotes, braces and blocks that do not match: in the body of an entry they would swallow the entries after it. */
export function checkGrubBody(text: string): readonly ScriptProblem[] {
  const problems: ScriptProblem[] = []
  const tell = (line: number, why: Reason): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ line, text: why.reason, why })
  }
  const open: { readonly word: string; readonly line: number }[] = []
  let isFirst = true
  const tokens = tokenizeGrub(text, { unclosedQuote: line => tell(line, reason('quote-open')) })
  for (const token of tokens) {
    const wasFirst = isFirst
    isFirst = token.kind !== 'word'
    if (token.kind === 'separator') continue
    if (token.kind === 'brace') {
      if (token.brace === '{' && wasFirst) tell(token.line, reason('brace-alone'))
      if (token.brace === '{') open.push({ word: '{', line: token.line })
      else if (open.at(-1)?.word === '{') open.pop()
      else tell(token.line, reason('brace-unopened'))
      continue
    }
    const word = wasFirst ? wordAsText(token.word) : null
    if (word === null) continue
    const inner = Object.hasOwn(INNER, word) ? INNER[word] : undefined
    isFirst = inner !== undefined || Object.hasOwn(CLOSED_BY, word)
    if (word === 'for') isFirst = false
    if (inner && !inner.includes(open.at(-1)?.word ?? '')) tell(token.line, reason('word-unopened', { word }))
    if (Object.hasOwn(CLOSED_BY, word)) open.push({ word, line: token.line })
    else if (CLOSERS.has(word)) {
      if (CLOSED_BY[open.at(-1)?.word ?? ''] === word) open.pop()
      else tell(token.line, reason('word-unopened', { word }))
    } else if (word === 'menuentry' || word === 'submenu' || word === 'function')
      tell(token.line, reason('word-inside-entry', { word }))
  }
  // A backslash at the very end would join the closing brace to the last line.
  if (/(^|[^\\])(\\\\)*\\$/.test(text)) tell(text.split('\n').length, reason('backslash-at-end'))
  for (const { word, line } of open)
    tell(
      line,
      word === '{' ? reason('brace-open') : reason('word-unclosed', { word, end: CLOSED_BY[word] ?? '' }),
    )
  return problems
}
