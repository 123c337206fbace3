import { describeIpxeProblem, type IpxeProblem } from '#contract/ipxe-problem.ts'
import { useI18n } from 'vue-i18n'
import { describeIpxeProblemInGerman } from '../locales/de-ipxe-problems.ts'

/** What is wrong with a script, in the language of the page. It may hold words of the script. */
export function useIpxeProblemText(): { ipxeProblemText: (problem: IpxeProblem) => string } {
  const { locale } = useI18n()
  return {
    ipxeProblemText: problem =>
      locale.value === 'de' ? describeIpxeProblemInGerman(problem) : describeIpxeProblem(problem),
  }
}
