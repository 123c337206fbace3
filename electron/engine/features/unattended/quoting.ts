/** A Liquid output or tag; what is between them is the text of the file. */
const TAG = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/

/** Escapes the text of a template and leaves its tags alone: a quote inside `{{ name | default: "x" }}` is Liquid's. */
export function outsideTags(text: string, escape: (plain: string) => string): string {
  return text
    .split(TAG)
    .map((part, index) => (index % 2 === 1 ? part : escape(part)))
    .join('')
}

/** What stands between the tags. */
export const plainText = (text: string): string =>
  text
    .split(TAG)
    .filter((_part, index) => index % 2 === 0)
    .join('')

/** For a double-quoted text of YAML, JSON or a basic string of TOML, without the quotes: they share these escapes. */
export function escapeQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** For text and attributes of XML 1.0, which has no place at all for most control characters. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}

/** For a file that is read line by line: a value cannot begin a line of its own. */
export function escapeLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

/** A text in double quotes that YAML, JSON and TOML all read; its tags stay tags. */
export const quoted = (text: string): string => `"${outsideTags(text, escapeQuoted)}"`

export const xmlText = (text: string): string => outsideTags(text, escapeXml)

export const lineText = (text: string): string => outsideTags(text, escapeLine).trim()

/** One word of a POSIX shell. */
export const shellWord = (text: string): string =>
  `'${outsideTags(text, part => part.replaceAll("'", `'\\''`))}'`

/** A text that is no template: what looks like a tag comes out as it went in. */
export function withoutTags(text: string): string {
  return text.replaceAll(/\{\{|\{%/g, start => `{{ '${start}' | raw }}`)
}
