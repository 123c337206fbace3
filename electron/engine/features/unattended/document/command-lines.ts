/** A line of a file that is read by commands, with its place. */
export interface CommandLine {
  readonly line: number
  readonly words: readonly string[]
  readonly text: string
}

/** Comments and empty lines are left out; a backslash at its end continues a line. */
export function commandLines(text: string): readonly CommandLine[] {
  const found: CommandLine[] = []
  let gathered = ''
  let start = 1
  text.split('\n').forEach((raw, index) => {
    if (gathered === '') start = index + 1
    if (gathered === '' && /^\s*(#|$)/.test(raw)) return
    if (raw.endsWith('\\')) {
      gathered += `${raw.slice(0, -1)} `
      return
    }
    const whole = (gathered + raw).trim()
    gathered = ''
    if (whole !== '') found.push({ line: start, words: whole.split(/\s+/), text: whole })
  })
  const rest = gathered.trim()
  if (rest !== '') found.push({ line: start, words: rest.split(/\s+/), text: rest })
  return found
}
