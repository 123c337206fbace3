import type { GrubWord } from './grub-lexer.ts'

/** A line of a boot configuration never needs more, and variables that contain themselves twice do. */
const MAX_WORD_LENGTH = 64 * 1024

/** GRUB manual §6.2: one word becomes none, one or several, for unquoted variables are split at their spaces. */
export function expandWord(word: GrubWord, valueOf: (name: string) => string): string[] {
  const words: string[] = []
  let current: string | null = null
  for (const { kind, text, isQuoted } of word) {
    if (kind === 'text' || isQuoted) {
      const value = kind === 'text' ? text : valueOf(text)
      current = ((current ?? '') + value).slice(0, MAX_WORD_LENGTH)
      continue
    }
    const value = valueOf(text)
    const pieces = value.split(/[ \t\n]+/)
    pieces.forEach((piece, index) => {
      if (index > 0) {
        if (current !== null && current !== '') words.push(current)
        current = null
      }
      if (piece !== '') current = ((current ?? '') + piece).slice(0, MAX_WORD_LENGTH)
    })
  }
  if (current !== null) words.push(current)
  return words
}
