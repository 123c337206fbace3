import type { AnswerProblem, AnswerWipe, RenderedAnswer } from '#contract/answer.ts'
import { ANSWER_KIND_FACTS, type AnswerKind } from '#contract/answer-form.ts'
import { answerError, answerWarning } from './document/parse.ts'
import type { AnswerPlace } from './kind/kind-rules.ts'
import { KINDS } from './kind/kinds.ts'
import { escapeLine, escapeQuoted, escapeXml } from './quoting.ts'
import { renderSample, renderTemplate, type Escape, type Rendered, type Variables } from './template.ts'

/** The parts of a profile that rendering uses. */
export interface AnswerTemplate {
  readonly kind: AnswerKind
  readonly source: string
}

/** A file filled in for one machine. */
export interface RenderedFiles {
  /** The main file first; none if the template could not be filled in. */
  readonly files: readonly RenderedAnswer[]
  readonly problems: readonly AnswerProblem[]
  readonly wipe: AnswerWipe | null
}

const ESCAPES: Readonly<Record<(typeof ANSWER_KIND_FACTS)[AnswerKind]['syntax'], Escape>> = {
  yaml: escapeQuoted,
  json: escapeQuoted,
  toml: escapeQuoted,
  xml: escapeXml,
  kickstart: escapeLine,
  preseed: escapeLine,
}

/** Fills in a template for one machine and checks the result. */
export function renderAnswer(
  template: AnswerTemplate,
  variables: Variables,
  place: AnswerPlace,
): RenderedFiles {
  return checkRendered(template, renderTemplate(template.source, variables, escapeOf(template)), place)
}

/**
 * The same without a machine. Variables without a value are shown as `<name>` and reported as warnings, because a
 * machine or group may still set them.
 */
export function renderAnswerSample(
  template: AnswerTemplate,
  variables: Variables,
  place: AnswerPlace,
): RenderedFiles {
  const sample = renderSample(template.source, variables, escapeOf(template))
  const looked = checkRendered(template, sample, place)
  const open = sample.problem === null ? sample.missing : []
  return {
    ...looked,
    problems: [...looked.problems, ...open.map(name => answerWarning('missing-variable', { name }))],
  }
}

/** Tags inside a file of this kind get their values escaped this way. */
function escapeOf({ kind }: AnswerTemplate): Escape {
  return ESCAPES[ANSWER_KIND_FACTS[kind].syntax]
}

function checkRendered({ kind }: AnswerTemplate, rendered: Rendered, place: AnswerPlace): RenderedFiles {
  if (rendered.problem) return { files: [], problems: [rendered.problem], wipe: null }
  const { text } = rendered
  const rules = KINDS[kind]
  if (text.trim() === '') return { files: [], problems: [answerError('empty')], wipe: null }
  const { problems, wipe } = rules.check(text, place.variables)
  const main = { name: ANSWER_KIND_FACTS[kind].fileName, text }
  const isReadable = problems.every(one => one.code !== 'syntax')
  const others = isReadable ? (rules.otherFiles?.(text, place) ?? []) : []
  return { files: [main, ...others], problems, wipe }
}

export const hasErrors = (problems: readonly AnswerProblem[]): boolean =>
  problems.some(one => one.severity === 'error')
