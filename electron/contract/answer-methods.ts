import type { MacAddress } from './address.ts'
import type { AnswerFormInput, AnswerKind, StoredPassword } from './answer-form.ts'
import type {
  AdoptOffer,
  AnswerChange,
  AnswerPreview,
  AnswerProfile,
  AnswerSummary,
  AnswerWipe,
} from './answer.ts'

/** A profile's text, or the form to make it of. */
export interface AnswerDraft {
  readonly kind: AnswerKind
  readonly source?: string | undefined
  readonly form?: AnswerFormInput | undefined
  readonly variables?: Readonly<Record<string, string>> | undefined
}

/** Requests about answer profiles. */
export interface AnswerMethods {
  /** By name; without texts, so without secrets. */
  'answers.list': { input: null; output: readonly AnswerSummary[] }
  /** Rejects with `answer-not-found`, as all below do that name a profile. */
  'answers.show': { input: { id: string }; output: AnswerProfile }
  'answers.add': { input: { name: string } & AnswerDraft; output: AnswerProfile }
  'answers.change': { input: { id: string; change: AnswerChange }; output: AnswerProfile }
  /** The user agrees that it erases what it says. Rejects with `answer-changed` where it says something else by now. */
  'answers.confirm': { input: { id: string; revision: number }; output: AnswerProfile }
  /** Machines that had it have none then. */
  'answers.remove': { input: { id: string }; output: null }
  /** What a draft comes to; nothing is kept. */
  'answers.draft': {
    input: AnswerDraft
    output: { readonly source: string; readonly preview: AnswerPreview; readonly wipe: AnswerWipe | null }
  }
  /** As a machine would get it, or a made-up one. Passwords are shown only where `reveal` asks for them. */
  'answers.render': {
    input: { id: string; mac?: MacAddress | undefined; reveal?: boolean | undefined }
    output: AnswerPreview
  }
  /** A password as a file of this kind can hold it; the password itself is forgotten. */
  'answers.storePassword': { input: { kind: AnswerKind; password: string }; output: StoredPassword }
  /** Lets an installed machine give its answers back. Rejects with `not-serving`. */
  'answers.adopt': { input: null; output: AdoptOffer }
}
