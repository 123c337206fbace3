import type { Reason } from '#contract/reason.ts'
import { useI18n } from 'vue-i18n'
import { reasonInGerman } from '../locales/de-reasons.ts'
import { visible } from '../text/visible.ts'

/** A reason in the language of the page; what a system said itself stays as it said it. */
export function useReasonText(): (reason: Reason | null) => string {
  const { locale } = useI18n()
  return reason => {
    if (reason === null) return ''
    const german = locale.value === 'de' ? reasonInGerman(reason) : null
    return visible(german ?? reason.reason)
  }
}
