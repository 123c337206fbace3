/** One command of an iPXE script as its shell would see it, settings expanded. */
export interface IpxeCommand {
  readonly words: readonly string[]
  /** What follows: `||`, `&&`, `;` or the end of the line. */
  readonly then: string | null
}

/**
 * Reads a script the way iPXE does: continuation lines, white space, terminators, comments, and only then settings,
 * innermost and leftmost first, again and again (image/script.c, core/exec.c, core/settings.c of iPXE).
 */
export function readIpxeScript(
  text: string,
  settings: Readonly<Record<string, string>> = {},
): readonly IpxeCommand[] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\\\n', '').split('\n')
  return lines.flatMap(line => readLine(line.replace(/^\s*:\S*\s?/, ''), settings))
}

function readLine(line: string, settings: Readonly<Record<string, string>>): IpxeCommand[] {
  const commands: IpxeCommand[] = []
  let words: string[] = []
  for (const word of line.split(/[ \t\v\f\r]+/).filter(Boolean)) {
    if (word.startsWith('#')) break
    if (word === '||' || word === '&&' || word === ';') {
      commands.push({ words: words.map(one => expand(one, settings)), then: word })
      words = []
    } else words.push(word)
  }
  if (words.length > 0) commands.push({ words: words.map(one => expand(one, settings)), then: null })
  return commands
}

function expand(word: string, settings: Readonly<Record<string, string>>): string {
  let text = word
  for (;;) {
    const end = text.indexOf('}', Math.max(0, text.indexOf('${')))
    const start = end < 0 ? -1 : text.lastIndexOf('${', end)
    if (start < 0) return text
    text = text.slice(0, start) + (settings[text.slice(start + 2, end)] ?? '') + text.slice(end + 1)
  }
}
