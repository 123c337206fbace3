import type { AnswerProblem } from '#contract/answer.ts'

export type ProblemPlace = { readonly line: number | null; readonly column: number | null }
const NOWHERE: ProblemPlace = { line: null, column: null }

export function answerError(
  code: AnswerProblem['code'],
  params: AnswerProblem['params'] = {},
  place: ProblemPlace = NOWHERE,
): AnswerProblem {
  return { severity: 'error', code, params, ...place }
}

export function answerWarning(
  code: AnswerProblem['code'],
  params: AnswerProblem['params'] = {},
  place: ProblemPlace = NOWHERE,
): AnswerProblem {
  return { ...answerError(code, params, place), severity: 'warning' }
}

/** What a text holds, or why it cannot be read. */
export type Parsed =
  | { readonly value: unknown; readonly problems: readonly [] }
  | { readonly value: null; readonly problems: readonly AnswerProblem[] }

export const unreadable = (problem: AnswerProblem): Parsed => ({ value: null, problems: [problem] })
