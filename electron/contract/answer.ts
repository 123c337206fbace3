import type { AnswerForm, AnswerFormInput, AnswerKind } from './answer-form.ts'

/** Characters of a profile's text; a file of an installer has a few thousand. A call with it has to fit into a request. */
export const MAX_ANSWER_CHARS = 200_000

/** What an unattended installation does to the machine's disks, before anybody is asked. */
export type AnswerWipe =
  /** These disks, as the file names them: `/dev/sda`, `sda`, `{{ disk }}`. */
  | { readonly what: 'disks'; readonly disks: readonly string[] }
  /** One disk that the installer chooses. */
  | { readonly what: 'one-disk' }
  | { readonly what: 'all-disks' }
  /** It runs commands or scripts of which no one can say. */
  | { readonly what: 'commands' }

/** What is wrong with an answer file, where it is wrong, and what its words need. */
export interface AnswerProblem {
  /** A file with an `error` is not served; a `warning` means that the installer may ask after all. */
  readonly severity: 'error' | 'warning'
  readonly code:
    /** The template itself: `detail`. */
    | 'template'
    /** A variable without a value: `name`. */
    | 'missing-variable'
    /** Rendering took too long or grew too large: `detail`. */
    | 'template-limit'
    /** Not YAML, JSON, TOML or XML: `syntax`, `detail`. */
    | 'syntax'
    /** `key` has to be there. */
    | 'missing-key'
    /** `key` is not what the installer understands: `wanted`. */
    | 'wrong-value'
    /** `word` at the start of a line, which the installer does not know. */
    | 'unknown-word'
    /** A section `word` that does not end. */
    | 'open-section'
    /** The installer will ask for `key`. */
    | 'will-ask'
    | 'empty'
  readonly params: Readonly<Record<string, string>>
  /** From 1, in the rendered text; in the template where the template is at fault. Null where there is no place. */
  readonly line: number | null
  readonly column: number | null
}

/** A profile in a list: without its text, so without its secrets. */
export interface AnswerSummary {
  /** Slug of the name, unique. */
  readonly id: string
  readonly name: string
  readonly kind: AnswerKind
  /** Rises by one with every change. */
  readonly revision: number
  /** Null where no disk is erased. */
  readonly wipe: AnswerWipe | null
  /** True where nothing is erased, or the user has agreed to what is erased. Others are not served. */
  readonly isConfirmed: boolean
  /** Errors that keep it from being served; see `answers.check` for their places. */
  readonly errorCount: number
  /** Entries that start with these answers on every machine that has none of its own. */
  readonly entries: readonly string[]
  readonly changedAtMs: number
}

/** An unattended-install file with variables. */
export interface AnswerProfile extends AnswerSummary {
  /** The template: the file that the installer reads, with `{{ machine.name }}` and the like. May hold secrets. */
  readonly source: string
  /** What it was made of; null once the text was edited by hand, or came from elsewhere. */
  readonly form: AnswerForm | null
  /** Values for variables of its own. A machine's and a group's of the same name win. */
  readonly variables: Readonly<Record<string, string>>
  readonly problems: readonly AnswerProblem[]
  /** Entries whose installer reads this kind. */
  readonly fittingEntries: readonly string[]
}

/** One of the files that an installer fetches. */
export interface RenderedAnswer {
  readonly name: string
  readonly text: string
}

/** Answers as a machine would get them. */
export interface AnswerPreview {
  readonly files: readonly RenderedAnswer[]
  readonly problems: readonly AnswerProblem[]
  /** What is added to the kernel's arguments; the address and token are made up while nothing is served. */
  readonly arguments: string
  /** True where passwords and tokens are replaced by dots. */
  readonly isMasked: boolean
}

/** What can be changed about a profile. A missing key stays as it is. */
export interface AnswerChange {
  readonly name?: string | undefined
  /** Takes the place of the form, which is gone then. */
  readonly source?: string | undefined
  /** Takes the place of the text. */
  readonly form?: AnswerFormInput | undefined
  /** All of them. */
  readonly variables?: Readonly<Record<string, string>> | undefined
  /** All of them. */
  readonly entries?: readonly string[] | undefined
}

/** How an installed machine gives its answers back: one command, for a short time. */
export interface AdoptOffer {
  /** A line for the machine's own shell, for what its installer left behind. */
  readonly commands: readonly { readonly kind: AnswerKind; readonly command: string }[]
  readonly expiresAtMs: number
}
