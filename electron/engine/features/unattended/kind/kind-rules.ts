import type { AnswerProblem, AnswerWipe, RenderedAnswer } from '#contract/answer.ts'
import type { AnswerForm } from '#contract/answer-form.ts'
import type { BootTarget } from '#contract/image.ts'

/** What a rendered file says. */
export interface CheckedAnswer {
  readonly problems: readonly AnswerProblem[]
  /** Null where no disk is erased; only told where the file can be read. */
  readonly wipe: AnswerWipe | null
}

/** An entry of the menu, as far as it tells whose installer it starts. */
export interface AnsweredTarget {
  readonly family: string
  readonly version: string | null
  readonly target: BootTarget
}

/** Where an installer finds its files, and what it has to be told beside that. */
export interface AnswerPlace {
  /** Ends in a slash. */
  readonly folderUrl: string
  /** Of the main file. */
  readonly fileUrl: string
  readonly hostName: string
  readonly mac: string
  /** Where it says that it is installed. */
  readonly callHomeUrl: string
  readonly callHomeFailedUrl: string
  /** Variables of the user's own. */
  readonly variables: Readonly<Record<string, string>>
}

/** What one installer wants of its answers. */
export interface KindRules {
  /** The template for a form. */
  write(form: AnswerForm): string
  /** Variables that a form sets beside the text, for what the text has no place for. */
  formVariables?(form: AnswerForm): Readonly<Record<string, string>>
  /** Looks at a rendered file. */
  check(text: string, variables: Readonly<Record<string, string>>): CheckedAnswer
  /** Does this entry start the installer that reads this kind? */
  fits(target: AnsweredTarget): boolean
  /** Kernel arguments that point the installer at its file. */
  arguments(place: AnswerPlace, target: AnsweredTarget): readonly string[]
  /** Names of arguments of the entry's own that these take the place of. */
  readonly replaces: RegExp
  /** What else the installer fetches beside its file; made of the rendered file. */
  otherFiles?(text: string, place: AnswerPlace): readonly RenderedAnswer[]
}

export const hasArgument = ({ target }: AnsweredTarget, name: RegExp): boolean =>
  target.arguments.split(/\s+/).some(word => name.test(word))
