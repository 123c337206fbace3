import type { AnswerForm, AnswerFormInput, AnswerKind } from './answer-form.ts'

/**
 * The longest text of a profile, in characters; typical answer files have a few thousand. The request that saves it
 * must fit into the size limit for requests.
 */
export const MAX_ANSWER_CHARS = 200_000

/** What an unattended installation erases without asking. */
export type AnswerWipe =
  /** These disks, as the file names them: `/dev/sda`, `sda`, `{{ disk }}`. */
  | { readonly what: 'disks'; readonly disks: readonly string[] }
  /** One disk that the installer chooses. */
  | { readonly what: 'one-disk' }
  | { readonly what: 'all-disks' }
  /** It runs commands or scripts, whose effect Slipway cannot predict. */
  | { readonly what: 'commands' }

/** An error in an answer file, its position, and the parameters of its message. */
export interface AnswerProblem {
  /** Slipway does not serve a file with an `error`. A `warning` means that the installer may stop and ask. */
  readonly severity: 'error' | 'warning'
  readonly code:
    /** The template does not parse: `detail`. */
    | 'template'
    /** A variable without a value: `name`. */
    | 'missing-variable'
    /** Rendering took too long or produced too much text: `detail`. */
    | 'template-limit'
    /** Not YAML, JSON, TOML or XML: `syntax`, `detail`. */
    | 'syntax'
    /** `key` is missing. */
    | 'missing-key'
    /** `key` has a value that the installer does not understand: `wanted`. */
    | 'wrong-value'
    /** The line starts with `word`, which the installer does not know. */
    | 'unknown-word'
    /** The section `word` is not closed. */
    | 'open-section'
    /** The installer will stop and ask for `key`. */
    | 'will-ask'
    | 'empty'
  readonly params: Readonly<Record<string, string>>
  /**
   * Line in the rendered text, or in the template if the template has the error; from 1. Null if no line is to blame.
   */
  readonly line: number | null
  readonly column: number | null
}

/** A profile as lists show it: without its text, so without its secrets. */
export interface AnswerSummary {
  /** Slug of the name, unique. */
  readonly id: string
  readonly name: string
  readonly kind: AnswerKind
  /** Rises by one with every change. */
  readonly revision: number
  /** Null if it erases no disk. */
  readonly wipe: AnswerWipe | null
  /** True if it erases nothing, or the user has agreed to what it erases. Slipway serves no others. */
  readonly isConfirmed: boolean
  /** Errors that prevent serving; `answers.check` has their positions. */
  readonly errorCount: number
  /** Entries that use this profile on every machine that has no profile assigned. */
  readonly entries: readonly string[]
  readonly changedAtMs: number
}

/** An answer file template for unattended installation. */
export interface AnswerProfile extends AnswerSummary {
  /**
   * The template: the file that the installer reads, with placeholders such as `{{ machine.name }}`. May hold secrets.
   */
  readonly source: string
  /** The form it was generated from; null if the text was edited by hand or imported. */
  readonly form: AnswerForm | null
  /** Default values for its variables. Values of a machine or a group override them. */
  readonly variables: Readonly<Record<string, string>>
  readonly problems: readonly AnswerProblem[]
  /** Entries whose installer reads this kind of answer file. */
  readonly fittingEntries: readonly string[]
}

/** One of the files that the installer fetches. */
export interface RenderedAnswer {
  readonly name: string
  readonly text: string
}

/** The rendered answer files of one machine. */
export interface AnswerPreview {
  readonly files: readonly RenderedAnswer[]
  readonly problems: readonly AnswerProblem[]
  /** What Slipway adds to the kernel's arguments. Address and token are examples if Slipway is not serving. */
  readonly arguments: string
  /** True if passwords and tokens are replaced by dots. */
  readonly isMasked: boolean
}

/** Changes to a profile. Missing keys stay unchanged. */
export interface AnswerChange {
  readonly name?: string | undefined
  /** Replaces the form, which is then deleted. */
  readonly source?: string | undefined
  /** Replaces the text. */
  readonly form?: AnswerFormInput | undefined
  /** Replaces all variables. */
  readonly variables?: Readonly<Record<string, string>> | undefined
  /** Replaces all entries. */
  readonly entries?: readonly string[] | undefined
}

/** Lets an installed machine upload its answer file: one command, valid for a short time. */
export interface AdoptOffer {
  /** A command for the machine's own shell, one per kind of installer. */
  readonly commands: readonly { readonly kind: AnswerKind; readonly command: string }[]
  readonly expiresAtMs: number
}
