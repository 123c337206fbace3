import type { AnswerKind } from './answer-form.ts'
import type { AnswerProblem } from './answer.ts'

/** Events about a machine's answer files. Profiles are named; their content is never recorded. */
export type AnswerFact =
  /** A machine fetched a file of a profile. */
  | { readonly kind: 'answer.served'; readonly answer: string; readonly file: string }
  /** The machine has a profile, but its entry starts without it. */
  | {
      readonly kind: 'answer.skipped'
      readonly answer: string
      readonly reason:
        /** The entry's installer reads another kind of answer file. */
        | 'does-not-fit'
        /** The user has not yet agreed to what it erases. */
        | 'unconfirmed'
        /** The file has the error `problem`. */
        | 'invalid'
        /** The request came from another machine's address. */
        | 'other-machine'
        /** Nothing proves which machine has that address. */
        | 'unknown-address'
      /** Absent if the file has no error, and in events recorded by 0.1.0. */
      readonly problem?: AnswerProblem
      /** The problem in English words, as 0.1.0 recorded it. */
      readonly detail?: string
    }
  /** Someone asked for another machine's file. */
  | {
      readonly kind: 'answer.refused'
      readonly reason: 'other-machine' | 'expired' | 'unconfirmed' | 'invalid'
      readonly file: string
    }
  /** An installed machine sent the answer file its installer left behind. */
  | { readonly kind: 'answer.adopted'; readonly answer: string; readonly answerKind: AnswerKind }
