import { ANSWER_KIND_FACTS, type AnswerKind } from '#contract/answer-form.ts'
import { useI18n } from 'vue-i18n'
import { germanAnswerKinds } from '../locales/de-answer-kinds.ts'

/** What a kind of answers is called, and what it installs, in the language of the page. */
export function useAnswerKind(): (kind: AnswerKind) => { readonly title: string; readonly installs: string } {
  const { locale } = useI18n()
  return kind => {
    const { title, installs } = ANSWER_KIND_FACTS[kind]
    return { title, installs, ...(locale.value === 'de' ? germanAnswerKinds[kind] : {}) }
  }
}
