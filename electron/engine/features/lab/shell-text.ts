/** A word as a POSIX shell reads it back (XCU 2.2.2): quoted only where it has to be. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A command over several lines to copy: an option begins a line, its value follows it. */
export function shellLines(command: readonly string[]): string {
  const [program = '', ...rest] = command
  let text = shellWord(program)
  for (const word of rest) text += `${/^-[a-z]/.test(word) ? ' \\\n  ' : ' '}${shellWord(word)}`
  return text
}
