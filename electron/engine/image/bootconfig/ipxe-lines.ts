/** A word of a script and its line, counted from 1. */
export interface IpxeWord {
  readonly text: string
  readonly line: number
}

/** One logical line of iPXE: continued lines are joined. */
export interface IpxeLine {
  readonly line: number
  readonly lastLine: number
  /** The name after the colon; null without a label. */
  readonly label: string | null
  /** Each is a command with its operands. */
  readonly commands: readonly (readonly IpxeWord[])[]
  /** True for a last line that ends with a backslash. */
  readonly isOpen: boolean
}

/** Splits as iPXE's image/script.c does: joins lines that end with a backslash, then removes the label. */
export function readIpxeLines(text: string): readonly IpxeLine[] {
  const lines: IpxeLine[] = []
  let parts: IpxeWord[] = []
  // A backslash at the end of the last line has nothing to continue with.
  const physical = text.replace(/\n$/, '').split('\n')
  for (const [index, raw] of physical.entries()) {
    const shown = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const isContinued = shown.endsWith('\\')
    parts.push({ text: isContinued ? shown.slice(0, -1) : shown, line: index + 1 })
    if (isContinued && index < physical.length - 1) continue
    lines.push(readLine(parts, isContinued))
    parts = []
  }
  return lines
}

function readLine(parts: readonly IpxeWord[], isOpen: boolean): IpxeLine {
  const words = wordsOf(parts)
  const [line, lastLine] = [parts[0]?.line ?? 1, parts.at(-1)?.line ?? 1]
  const first = words[0]
  const label = first?.text.startsWith(':') ? first.text.slice(1) : null
  return { line, lastLine, label, commands: commandsOf(label === null ? words : words.slice(1)), isOpen }
}

/** A word may continue on the next line; its position is where it starts. */
function wordsOf(parts: readonly IpxeWord[]): readonly IpxeWord[] {
  const words: { text: string; line: number }[] = []
  let isOpen = false
  for (const { text, line } of parts)
    for (const piece of text.match(/\s+|\S+/g) ?? []) {
      const isWord = /\S/.test(piece)
      const last = words.at(-1)
      if (isWord && isOpen && last) last.text += piece
      else if (isWord) words.push({ text: piece, line })
      isOpen = isWord
    }
  return words
}

/** Operators begin a new command, and a word that begins with `#` ends the line (iPXE's core/exec.c). */
function commandsOf(words: readonly IpxeWord[]): readonly (readonly IpxeWord[])[] {
  const commands: IpxeWord[][] = [[]]
  for (const word of words) {
    if (word.text.startsWith('#')) break
    if (word.text === '||' || word.text === '&&' || word.text === ';') commands.push([])
    else commands.at(-1)?.push(word)
  }
  return commands
}
