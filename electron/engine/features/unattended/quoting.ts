const TAGS = [
  ['{{', '}}'],
  ['{%', '%}'],
] as const

/** Text and tags of a template in turn, beginning with text: what is at an odd place is a Liquid output or tag. */
function splitTags(text: string): readonly string[] {
  const parts: string[] = []
  // Without it, a text of opening braces alone would be searched to its end again and again.
  const lastEnd = { '}}': text.lastIndexOf('}}'), '%}': text.lastIndexOf('%}') }
  let start = 0
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const close = TAGS.find(([open]) => text.startsWith(open, at))?.[1]
    const end = close === undefined || at + 2 > lastEnd[close] ? -1 : text.indexOf(close, at + 2)
    if (close === undefined || end < 0) continue
    parts.push(text.slice(start, at), text.slice(at, end + close.length))
    start = end + close.length
    at = start - 1
  }
  return [...parts, text.slice(start)]
}

/** Escapes the text of a template but not its tags: a quote inside `{{ name | default: "x" }}` belongs to Liquid. */
export function outsideTags(text: string, escape: (plain: string) => string): string {
  return splitTags(text)
    .map((part, index) => (index % 2 === 1 ? part : escape(part)))
    .join('')
}

/** The text between the tags. */
export const plainText = (text: string): string =>
  splitTags(text)
    .filter((_part, index) => index % 2 === 0)
    .join('')

/**
 * Escapes text for a double-quoted string of YAML or JSON, or a basic string of TOML, which share these escapes. Adds
 * no quotes.
 */
export function escapeQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** For text and attributes of XML 1.0, which does not allow most control characters at all. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}

/** For a file that is read line by line: a value must not start a new line. */
export function escapeLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

/** Text in double quotes that YAML, JSON and TOML all read; tags stay tags. */
export const quoted = (text: string): string => `"${outsideTags(text, escapeQuoted)}"`

export const xmlText = (text: string): string => outsideTags(text, escapeXml)

export const lineText = (text: string): string => outsideTags(text, escapeLine).trim()

/** One word of a POSIX shell. */
export const shellWord = (text: string): string =>
  `'${outsideTags(text, part => part.replaceAll("'", `'\\''`))}'`

/** Text that is not a template: anything that looks like a tag is output unchanged. */
export function withoutTags(text: string): string {
  return text.replaceAll(/\{\{|\{%/g, start => `{{ '${start}' | raw }}`)
}
