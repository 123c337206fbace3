import type { Reason } from '#contract/reason.ts'
import { reasonInGerman } from '../locales/de-reasons.ts'
import { visible } from '../text/visible.ts'
import { useWords } from './use-words.ts'

/** A reason in the language of the page; what a system said itself stays as it said it. */
export function useReasonText(): (reason: Reason | null) => string {
  const { language } = useWords()
  return reason => {
    if (reason === null) return ''
    const german = language.value === 'de' ? reasonInGerman(reason) : null
    return visible(german ?? reason.reason)
  }
}
