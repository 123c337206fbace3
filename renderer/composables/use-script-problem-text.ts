import type { ScriptProblem } from '#contract/menu.ts'
import { describeIpxeProblemInGerman } from '../locales/de-ipxe-problems.ts'
import { reasonInGerman } from '../locales/de-reasons.ts'
import { visible } from '../text/visible.ts'
import { useWords } from './use-words.ts'

/** What is wrong with a text for a loader, in the language of the page. It may hold words of the text. */
export function useScriptProblemText(): (problem: ScriptProblem) => string {
  const { language } = useWords()
  return ({ text, why, ipxe }) => {
    if (language.value !== 'de') return visible(text)
    return visible(ipxe ? describeIpxeProblemInGerman(ipxe) : ((why && reasonInGerman(why)) ?? text))
  }
}
