import type { LogLine } from '#contract/log-line.ts'
import { messageOfLine } from '#words/log-line.ts'
import { computed } from 'vue'
import { useWords } from './use-words.ts'

/**
 * What a line of the log says, in the language of the page. Kept for as long as the line is: a hundred thousand of them
 * are searched at every key that is pressed, and making their sentences takes half a second.
 */
export function useLineText(): (line: LogLine) => string {
  const { describe, language } = useWords()
  const texts = computed(() => ({ language: language.value, known: new WeakMap<LogLine, string>() }))
  return line => {
    const { known } = texts.value
    const text = known.get(line) ?? describe(messageOfLine(line))
    known.set(line, text)
    return text
  }
}
