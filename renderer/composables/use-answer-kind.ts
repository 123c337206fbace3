import { ANSWER_KIND_FACTS, type AnswerKind } from '#contract/answer-form.ts'
import { germanAnswerKinds } from '../locales/de-answer-kinds.ts'
import { useWords } from './use-words.ts'

/** What a kind of answers is called, and what it installs, in the language of the page. */
export function useAnswerKind(): (kind: AnswerKind) => { readonly title: string; readonly installs: string } {
  const { language } = useWords()
  return kind => {
    const { title, installs } = ANSWER_KIND_FACTS[kind]
    return { title, installs, ...(language.value === 'de' ? germanAnswerKinds[kind] : {}) }
  }
}
