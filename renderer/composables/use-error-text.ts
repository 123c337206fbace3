import type { ErrorText } from '#contract/error-text.ts'
import type { ApiError } from '#contract/errors.ts'
import { useI18n } from 'vue-i18n'
import { describeErrorInGerman } from '../locales/de-errors.ts'
import { describeErrorOnPage } from '../locales/en-errors.ts'

/** Errors in the language of the page. */
export function useErrorText(): { errorText: (error: ApiError) => ErrorText } {
  const { locale } = useI18n()
  return {
    errorText: error => (locale.value === 'de' ? describeErrorInGerman(error) : describeErrorOnPage(error)),
  }
}
