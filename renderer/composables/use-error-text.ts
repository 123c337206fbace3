import type { ErrorText } from '#contract/error-text.ts'
import type { ApiError } from '#contract/errors.ts'
import { describeErrorInGerman } from '../locales/de-errors.ts'
import { describeErrorOnPage } from '../locales/en-errors.ts'
import { useWords } from './use-words.ts'

/** Errors in the language of the page. */
export function useErrorText(): { errorText: (error: ApiError) => ErrorText } {
  const { language } = useWords()
  return {
    errorText: error => (language.value === 'de' ? describeErrorInGerman(error) : describeErrorOnPage(error)),
  }
}
