import { describeError, type ErrorText } from '#contract/error-text.ts'
import type { ApiError, ErrorCode } from '#contract/errors.ts'
import { deAccessErrors } from './de-access-errors.ts'
import { deComputerErrors } from './de-computer-errors.ts'
import type { Words } from './de-error-words.ts'
import { deImageErrors } from './de-image-errors.ts'
import { deLabErrors } from './de-lab-errors.ts'
import { deMachineErrors } from './de-machine-errors.ts'
import { deNetworkErrors } from './de-network-errors.ts'
import { deProgramErrors } from './de-program-errors.ts'

/** Der Fehler in deutschen Worten; was eine andere Fassung sagt, bleibt englisch, statt ein nackter Code zu sein. */
export function describeErrorInGerman(error: ApiError): ErrorText {
  const words = Object.hasOwn(WORDS, error.code) ? WORDS[error.code] : undefined
  if (!words) return describeError(error)
  const [title, cause, fix] = words(error.params)
  return { title, cause, fix }
}

const WORDS: Readonly<Record<ErrorCode, Words>> = {
  ...deProgramErrors,
  ...deNetworkErrors,
  ...deImageErrors,
  ...deMachineErrors,
  ...deAccessErrors,
  ...deComputerErrors,
  ...deLabErrors,
}
