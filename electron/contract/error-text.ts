import { accessErrors } from './access-error-text.ts'
import { computerErrors } from './computer-error-text.ts'
import { imageErrors } from './image-error-text.ts'
import { labErrors } from './lab-error-text.ts'
import { machineErrors } from './machine-error-text.ts'
import { networkErrors } from './network-error-text.ts'
import { programErrors } from './program-error-text.ts'
import { Params, type ErrorText, type Words } from './error-words.ts'
import type { ApiError, ErrorCode } from './errors.ts'

export type { ErrorText }

/** The words for any error, in plain English. Never empty and never a bare code. */
export function describeError(error: ApiError): ErrorText {
  const words: Words | undefined = Object.hasOwn(WORDS, error.code) ? WORDS[error.code] : undefined
  return (words ?? WORDS.internal)(new Params(error.params))
}

const WORDS: Readonly<Record<ErrorCode, Words>> = {
  ...programErrors,
  ...networkErrors,
  ...imageErrors,
  ...machineErrors,
  ...accessErrors,
  ...computerErrors,
  ...labErrors,
}
