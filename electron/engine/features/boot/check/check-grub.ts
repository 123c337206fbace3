import { spawn } from 'node:child_process'
import type { ScriptProblem } from '#contract/menu.ts'
import { reason, type Reason } from '#contract/reason.ts'
import { tokenizeGrub, wordAsText } from '../../../image/bootconfig/grub-lexer.ts'

/** The keyword that closes each block (GRUB manual §6.3). */
const CLOSED_BY: Readonly<Record<string, string>> = { if: 'fi', while: 'done', until: 'done', for: 'done' }
const CLOSERS = new Set(['fi', 'done'])
const INNER: Readonly<Record<string, readonly string[]>> = {
  then: ['if'],
  elif: ['if'],
  else: ['if'],
  do: ['while', 'until', 'for'],
}
const MAX_PROBLEMS = 20

/** Finds unbalanced quotes, braces and blocks: in the body of an entry they would swallow the entries after it. */
export function checkGrubBody(text: string): readonly ScriptProblem[] {
  const problems: ScriptProblem[] = []
  const report = (line: number, why: Reason): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ line, text: '', why })
  }
  const open: { readonly word: string; readonly line: number }[] = []
  let isFirst = true
  const tokens = tokenizeGrub(text, { unclosedQuote: line => report(line, reason('quote-open')) })
  for (const token of tokens) {
    const wasFirst = isFirst
    isFirst = token.kind !== 'word'
    if (token.kind === 'separator') continue
    if (token.kind === 'brace') {
      if (token.brace === '{' && wasFirst) report(token.line, reason('brace-alone'))
      if (token.brace === '{') open.push({ word: '{', line: token.line })
      else if (open.at(-1)?.word === '{') open.pop()
      else report(token.line, reason('brace-unopened'))
      continue
    }
    const word = wasFirst ? wordAsText(token.word) : null
    if (word === null) continue
    const inner = Object.hasOwn(INNER, word) ? INNER[word] : undefined
    isFirst = inner !== undefined || Object.hasOwn(CLOSED_BY, word)
    if (word === 'for') isFirst = false
    if (inner && !inner.includes(open.at(-1)?.word ?? ''))
      report(token.line, reason('word-unopened', { word }))
    if (Object.hasOwn(CLOSED_BY, word)) open.push({ word, line: token.line })
    else if (CLOSERS.has(word)) {
      if (CLOSED_BY[open.at(-1)?.word ?? ''] === word) open.pop()
      else report(token.line, reason('word-unopened', { word }))
    } else if (word === 'menuentry' || word === 'submenu' || word === 'function')
      report(token.line, reason('word-inside-entry', { word }))
  }
  // A backslash at the very end would join the closing brace to the last line.
  if (/(^|[^\\])(\\\\)*\\$/.test(text)) report(text.split('\n').length, reason('backslash-at-end'))
  for (const { word, line } of open)
    report(
      line,
      word === '{' ? reason('brace-open') : reason('word-unclosed', { word, end: CLOSED_BY[word] ?? '' }),
    )
  return problems
}

const TIMEOUT_MS = 5000
const MAX_OUTPUT_CHARS = 16_384

/** Problems GRUB's own parser reports in the body of an entry; null if `grub-script-check` is not installed. */
export function runGrubScriptCheck(body: string): Promise<readonly ScriptProblem[] | null> {
  return new Promise(resolve => {
    // The body is checked inside a menu entry, as it will be used. That adds one line, which `problemsIn` subtracts
    // again.
    const child = spawn('grub-script-check', [], { stdio: ['pipe', 'ignore', 'pipe'], timeout: TIMEOUT_MS })
    let output = ''
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (output = (output + text).slice(0, MAX_OUTPUT_CHARS)))
    child.on('error', () => resolve(null))
    child.on('close', code => resolve(code === 0 ? [] : output === '' ? null : problemsIn(output)))
    // grub-script-check may exit before it has read all of its input.
    child.stdin.on('error', () => undefined)
    child.stdin.end(`menuentry 'x' {\n${body}\n}\n`)
  })
}

/** `error: out of memory`, `error: line no: 3: syntax error` … `Syntax error at line 3`. */
function problemsIn(output: string): readonly ScriptProblem[] {
  const at = Number(/at line (\d+)/.exec(output)?.[1] ?? 2)
  const texts = [...output.matchAll(/^error: (?:line no: \d+: )?(.+?)\.?$/gm)].map(match => match[1] ?? '')
  const line = Math.max(1, at - 1)
  return [...new Set(texts.length > 0 ? texts : ['GRUB does not accept it'])]
    .slice(0, MAX_PROBLEMS)
    .map(text => ({ line, text }))
}
