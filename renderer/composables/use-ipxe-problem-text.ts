import { describeIpxeProblem, type IpxeProblem } from '#contract/ipxe-problem.ts'
import { describeIpxeProblemInGerman } from '../locales/de-ipxe-problems.ts'
import { useWords } from './use-words.ts'

/** What is wrong with a script, in the language of the page. It may hold words of the script. */
export function useIpxeProblemText(): { ipxeProblemText: (problem: IpxeProblem) => string } {
  const { language } = useWords()
  return {
    ipxeProblemText: problem =>
      language.value === 'de' ? describeIpxeProblemInGerman(problem) : describeIpxeProblem(problem),
  }
}
