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

/** A profile's text, or the form to generate it from. */
export interface AnswerDraft {
  readonly kind: AnswerKind
  readonly source?: string | undefined
  readonly form?: AnswerFormInput | undefined
  readonly variables?: Readonly<Record<string, string>> | undefined
}

/** Requests for answer file profiles. */
export interface AnswerMethods {
  /** Sorted by name; without texts, so without secrets. */
  'answers.list': { input: null; output: readonly AnswerSummary[] }
  /** Rejects with `answer-not-found`, as every method below that names a profile does. */
  'answers.show': { input: { id: string }; output: AnswerProfile }
  'answers.add': { input: { name: string } & AnswerDraft; output: AnswerProfile }
  'answers.change': { input: { id: string; change: AnswerChange }; output: AnswerProfile }
  /** The user agrees to what the profile erases. Rejects with `answer-changed` if that has changed since `revision`. */
  'answers.confirm': { input: { id: string; revision: number }; output: AnswerProfile }
  /** Machines that used the profile have none afterwards. */
  'answers.remove': { input: { id: string }; output: null }
  /** Previews a draft; saves nothing. */
  'answers.draft': {
    input: AnswerDraft
    output: { readonly source: string; readonly preview: AnswerPreview; readonly wipe: AnswerWipe | null }
  }
  /** Renders the profile for this machine, or for a sample machine. Passwords are shown only if `reveal` is set. */
  'answers.render': {
    input: { id: string; mac?: MacAddress | undefined; reveal?: boolean | undefined }
    output: AnswerPreview
  }
  /** Converts a password to the form that a file of this kind can hold. The password itself is not kept. */
  'answers.storePassword': { input: { kind: AnswerKind; password: string }; output: StoredPassword }
  /** Lets an installed machine upload the answer file its installer left behind. Rejects with `not-serving`. */
  'answers.adopt': { input: null; output: AdoptOffer }
}
