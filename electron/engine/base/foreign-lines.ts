/** The longest line that a configuration needs: Linux cuts a command line at 2048 or 4096 characters. */
const MAX_LINE_CHARS = 4096

/**
 * The lines of a text that someone else wrote: of a disc, a server or a machine. A longer line than `maxChars` counts as
 * empty, because half of one would mean something else. Ends of lines as Unix and Windows write them.
 */
export function foreignLines(text: string, maxChars = MAX_LINE_CHARS): string[] {
  return text.split('\n').map(line => {
    const end = line.endsWith('\r') ? line.length - 1 : line.length
    return end > maxChars ? '' : line.slice(0, end)
  })
}

/** The same text without longer lines, for a reader that reads across lines. */
export function withoutLongLines(text: string, maxChars = MAX_LINE_CHARS): string {
  return foreignLines(text, maxChars).join('\n')
}
