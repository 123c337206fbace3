/**
 * Reading text in one pass. A regular expression that has to try several ways to divide a text takes the square of its
 * length, and a foreign text can be long; lint refuses those (`build/lint-regexes.js`).
 */

/** The text without any of `chars` at its end: `trimEndOf('a--', '-')` is `a`. */
export function trimEndOf(text: string, chars: string): string {
  let end = text.length
  while (end > 0 && chars.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** The text without any of `chars` at its start and end. */
export function trimOf(text: string, chars: string): string {
  let start = 0
  while (start < text.length && chars.includes(text.charAt(start))) start++
  return trimEndOf(text.slice(start), chars)
}

/** The first word of a line and what follows it, both without white space around; empty if there is none. */
export function wordAndRest(line: string): { readonly word: string; readonly rest: string } {
  const text = line.trim()
  const end = text.search(/\s/)
  return end < 0 ? { word: text, rest: '' } : { word: text.slice(0, end), rest: text.slice(end).trimStart() }
}

/** `KEY = VALUE`, both without white space around; null for a line without a key or a `=`. */
export function settingIn(line: string): { readonly key: string; readonly value: string } | null {
  const at = line.indexOf('=')
  const key = line.slice(0, Math.max(0, at)).trim()
  return key === '' ? null : { key, value: line.slice(at + 1).trim() }
}

/** What is before the first `mark`; the whole text without one. */
export function upTo(text: string, mark: string): string {
  const at = text.indexOf(mark)
  return at < 0 ? text : text.slice(0, at)
}

/** What is between the first `open` and the next `close` after it; null if one is missing. */
export function between(text: string, open: string, close: string): string | null {
  const start = text.indexOf(open)
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length)
  return end < 0 ? null : text.slice(start + open.length, end)
}

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
