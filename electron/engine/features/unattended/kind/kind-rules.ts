import type { AnswerProblem, AnswerWipe, RenderedAnswer } from '#contract/answer.ts'
import type { AnswerForm } from '#contract/answer-form.ts'
import type { BootTarget } from '#contract/image.ts'

/** The result of checking a rendered file. */
export interface CheckedAnswer {
  readonly problems: readonly AnswerProblem[]
  /** Null if no disk is erased; only set if the file can be parsed. */
  readonly wipe: AnswerWipe | null
}

/** The parts of a menu entry that show which installer it starts. */
export interface AnsweredTarget {
  readonly family: string
  readonly version: string | null
  readonly target: BootTarget
}

/** Where an installer finds its files, and the other values its arguments contain. */
export interface AnswerPlace {
  /** Ends in a slash. */
  readonly folderUrl: string
  /** The URL of the main file. */
  readonly fileUrl: string
  readonly hostName: string
  readonly mac: string
  /** The URL to call when the installation is done. */
  readonly callHomeUrl: string
  readonly callHomeFailedUrl: string
  /** The user's own variables. */
  readonly variables: Readonly<Record<string, string>>
}

/** How one installer gets and reads its answer file. */
export interface KindRules {
  /** Writes the template for a form. */
  write(form: AnswerForm): string
  /** Variables that a form sets for values that have no place in the text. */
  formVariables?(form: AnswerForm): Readonly<Record<string, string>>
  /** Checks a rendered file. */
  check(text: string, variables: Readonly<Record<string, string>>): CheckedAnswer
  /** True if this entry starts the installer that reads this kind. */
  fits(target: AnsweredTarget): boolean
  /** Kernel arguments that point the installer to its file. */
  arguments(place: AnswerPlace, target: AnsweredTarget): readonly string[]
  /** Names of the entry's arguments that these replace. */
  readonly replaces: RegExp
  /** Additional files that the installer fetches, made from the rendered file. */
  otherFiles?(text: string, place: AnswerPlace): readonly RenderedAnswer[]
}

export const hasArgument = ({ target }: AnsweredTarget, name: RegExp): boolean =>
  target.arguments.split(/\s+/).some(word => name.test(word))
