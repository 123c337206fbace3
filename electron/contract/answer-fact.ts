import type { AnswerKind } from './answer-form.ts'
import type { AnswerProblem } from './answer.ts'

/** What became of a machine's answers. Profiles are named; what is in them never is. */
export type AnswerFact =
  /** A file of a profile went out. */
  | { readonly kind: 'answer.served'; readonly answer: string; readonly file: string }
  /** The machine has a profile, and its entry starts without it. */
  | {
      readonly kind: 'answer.skipped'
      readonly answer: string
      readonly reason:
        /** The entry's installer reads another kind of file. */
        | 'does-not-fit'
        /** No one has agreed yet to what it erases. */
        | 'unconfirmed'
        /** `problem` says what is wrong with it. */
        | 'invalid'
        /** The script was asked for from an address that is another machine's. */
        | 'other-machine'
      /** Absent where nothing is wrong, and in what 0.1.0 recorded. */
      readonly problem?: AnswerProblem
      /** The problem in English words, as 0.1.0 recorded it. */
      readonly detail?: string
    }
  /** Someone asked for a file that is not for them. */
  | {
      readonly kind: 'answer.refused'
      readonly reason: 'other-machine' | 'expired' | 'unconfirmed' | 'invalid'
      readonly file: string
    }
  /** An installed machine gave its answers back. */
  | { readonly kind: 'answer.adopted'; readonly answer: string; readonly answerKind: AnswerKind }
