import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { describeAnswerProblem, describeWipe } from '#contract/answer-text.ts'
import { describeAnswerProblemInGerman, describeWipeInGerman } from '../locales/de-answer-text.ts'
import { useWords } from './use-words.ts'

/** What is said of answer files, in the language of the page. */
export function useAnswerText(): {
  problemText: (problem: AnswerProblem) => string
  wipeText: (wipe: AnswerWipe) => string
} {
  const { language } = useWords()
  return {
    problemText: problem =>
      language.value === 'de' ? describeAnswerProblemInGerman(problem) : describeAnswerProblem(problem),
    wipeText: wipe => (language.value === 'de' ? describeWipeInGerman(wipe) : describeWipe(wipe)),
  }
}
