/**
 * Makes text from the wire or from an image safe to display: control characters and
 * characters that reorder or hide text (bidi overrides, zero-width) show their code point.
 * A hostname can then not pretend to be something else.
 */
export function visible(text: string): string {
  return text.replaceAll(UNSEEN, character => {
    const code = character.codePointAt(0) ?? 0
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
  })
}

// C0 and C1 controls; soft hyphen; Arabic letter mark; zero-width and direction marks; line and paragraph
// separators; embeddings, overrides and isolates; word joiner and invisible operators; byte order mark; tags.
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu
