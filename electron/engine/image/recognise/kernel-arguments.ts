/** Splits a kernel command line at its spaces; double quotes keep them (kernel-parameters.rst). */
export function splitArguments(text: string): string[] {
  return text.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []
}

/** Without the words that `isUnwanted` names by what stands before their `=`. */
export function withoutArguments(text: string, isUnwanted: RegExp): string[] {
  return splitArguments(text).filter(word => !isUnwanted.test(word.split('=', 1)[0]!))
}

/** Ubuntu and Debian keep what stands behind `---` for the installed system; at the end it says nothing. */
export function withoutTrailingDashes(words: readonly string[]): readonly string[] {
  const last = words.at(-1)
  return last === '---' || last === '--' ? withoutTrailingDashes(words.slice(0, -1)) : words
}

/** At the end, but in front of what is for the installed system only. */
export function insertBeforeDashes(words: readonly string[], inserted: string): readonly string[] {
  const at = words.findIndex(word => word === '---' || word === '--')
  return at < 0 ? [...words, inserted] : words.toSpliced(at, 0, inserted)
}
