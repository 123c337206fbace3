import { foreignLines } from '../../../base/foreign-lines.ts'

/** One setting of a dnsmasq configuration (dnsmasq(8), "CONFIGURATION"). */
export interface ConfigLine {
  /** Starts at 1. */
  readonly line: number
  readonly name: string
  /** The value's comma-separated parts without quotes; none for a keyword without a value. */
  readonly parts: readonly string[]
}

const MAX_LINES = 20_000
const MAX_PARTS = 64

/** The settings of a file, one per line, without comments. */
export function parseConfigLines(text: string): readonly ConfigLine[] {
  return foreignLines(text.replace(/^\uFEFF/, ''))
    .slice(0, MAX_LINES)
    .flatMap((raw, index) => {
      const setting = withoutComment(raw).trim()
      if (setting === '') return []
      const at = setting.indexOf('=')
      const name = (at < 0 ? setting : setting.slice(0, at).trimEnd()).replace(/^--(?=.)/, '')
      if (!/^[a-z0-9-]+$/.test(name)) return [{ line: index + 1, name: raw.trim(), parts: [] }]
      const value = at < 0 ? '' : setting.slice(at + 1).trimStart()
      return [{ line: index + 1, name, parts: value === '' ? [] : splitParts(value) }]
    })
}

/** A `#` begins a comment at the start of a line and after white space, but not inside quotes. */
function withoutComment(raw: string): string {
  let isQuoted = false
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at]
    if (char === '\\' && isQuoted) at++
    else if (char === '"') isQuoted = !isQuoted
    else if (char === '#' && !isQuoted && (at === 0 || /\s/.test(raw[at - 1] ?? ''))) return raw.slice(0, at)
  }
  return raw
}

function splitParts(value: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let isQuoted = false
  for (let at = 0; at < value.length && parts.length < MAX_PARTS; at++) {
    const char = value[at] ?? ''
    if (char === '\\' && isQuoted) part += value[++at] ?? ''
    else if (char === '"') isQuoted = !isQuoted
    else if (char === ',' && !isQuoted) {
      parts.push(part.trim())
      part = ''
    } else part += char
  }
  return [...parts, part.trim()]
}
