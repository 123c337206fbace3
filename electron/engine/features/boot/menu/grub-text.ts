/** Nothing is special to GRUB between single quotes, `;`, `$` and `{` included. */
export function quoteForGrub(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** GRUB escapes quotes it meets inside a word, so quotes that held a word together are taken off first. */
export function quoteGrubWord(word: string): string {
  const bare = word.replaceAll('"', '')
  return /^[A-Za-z0-9_.,:=/@%+-]+$/.test(bare) ? bare : quoteForGrub(bare)
}
