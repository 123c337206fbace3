/** Between single quotes GRUB treats nothing as special, not even `;`, `$` and `{`. */
export function quoteForGrub(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/**
 * Escapes one word for GRUB. GRUB escapes quotes inside a word, so quotes that held a word together are removed
 * first.
 */
export function quoteGrubWord(word: string): string {
  const bare = word.replaceAll('"', '')
  return /^[A-Za-z0-9_.,:=/@%+-]+$/.test(bare) ? bare : quoteForGrub(bare)
}
