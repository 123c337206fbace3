import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { describeAnswerProblem, describeWipe } from '#contract/answer-text.ts'
import { useI18n } from 'vue-i18n'
import { describeAnswerProblemInGerman, describeWipeInGerman } from '../locales/de-answer-text.ts'

/** What is said of answer files, in the language of the page. */
export function useAnswerText(): {
  problemText: (problem: AnswerProblem) => string
  wipeText: (wipe: AnswerWipe) => string
} {
  const { locale } = useI18n()
  return {
    problemText: problem =>
      locale.value === 'de' ? describeAnswerProblemInGerman(problem) : describeAnswerProblem(problem),
    wipeText: wipe => (locale.value === 'de' ? describeWipeInGerman(wipe) : describeWipe(wipe)),
  }
}
