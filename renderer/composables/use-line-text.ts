import type { LogLine } from '#contract/log-line.ts'
import { messageOfLine } from '#words/log-line.ts'
import { computed } from 'vue'
import { useWords } from './use-words.ts'

/**
 * The text of a log line in the language of the page. Cached for as long as the line exists: every keystroke searches a
 * hundred thousand of them, and formatting them takes half a second.
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
