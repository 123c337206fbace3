/** A Liquid output or tag; the text between them belongs to the file. */
const TAG = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/

/** Escapes the text of a template but not its tags: a quote inside `{{ name | default: "x" }}` belongs to Liquid. */
export function outsideTags(text: string, escape: (plain: string) => string): string {
  return text
    .split(TAG)
    .map((part, index) => (index % 2 === 1 ? part : escape(part)))
    .join('')
}

/** The text between the tags. */
export const plainText = (text: string): string =>
  text
    .split(TAG)
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
