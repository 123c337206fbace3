/** A command of the palette, found by its name. */
export interface Command {
  readonly id: string
  readonly group: 'screens' | 'actions' | 'machines' | 'images'
  readonly title: string
  /** Its other names: a MAC, a file, a shortcut. */
  readonly hint: string
  readonly run: () => unknown
}

/** As many as a user reads; to find others, they type more. */
const SHOWN = 30

/** Every typed word must occur. Titles that begin with the typed text come first, with their whole group. */
export function matchCommands(commands: readonly Command[], written: string): Command[] {
  const words = fold(written).split(/\s+/).filter(Boolean)
  if (words.length === 0) return commands.slice(0, SHOWN)
  const found = commands
    .filter(command => {
      const text = fold(`${command.title} ${command.hint}`)
      return words.every(word => text.includes(word))
    })
    .toSorted((a, b) => Number(begins(b, words[0]!)) - Number(begins(a, words[0]!)))
    .slice(0, SHOWN)
  const groups = [...new Set(found.map(({ group }) => group))]
  return found.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group))
}

const begins = (command: Command, word: string): boolean => fold(command.title).startsWith(word)

/** Ignores case and accents. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
