import { Liquid, LiquidError } from 'liquidjs'
import { MAX_ANSWER_CHARS, type AnswerProblem } from '#contract/answer.ts'
import { detail } from '#contract/reason.ts'

const MAX_RENDERED_CHARS = 1024 * 1024
/**
 * In LiquidJS's units: about one for each character or element that a filter, a range or a loop produces. Nested
 * loops reach it after a few hundred thousand rounds, a tenth of a second on a small computer, however busy it is.
 */
const MEMORY_LIMIT = 400_000
/**
 * Wall-clock time, so it is far above what an honest file takes on a busy computer. It stops loops that produce
 * nothing.
 */
const RENDER_LIMIT_MS = 2000
const MAX_MISSING = 64

export type Variables = Readonly<Record<string, unknown>>
/** Escapes a value for the place where it is inserted. */
export type Escape = (text: string) => string

export type Rendered =
  { readonly text: string; readonly problem: null } | { readonly text: null; readonly problem: AnswerProblem }

/**
 * Fills in a template. Liquid, because it has no access to files, network or functions, and limits length, time and
 * memory. A variable without a value is an error: an installer must not get a file with holes.
 */
export function renderTemplate(source: string, variables: Variables, escape: Escape): Rendered {
  if (source.length > MAX_ANSWER_CHARS) return failed('template-limit', detail('text-too-long'))
  const liquid = new Liquid({
    // No templates can be loaded: `include` and `render` find nothing, and no file is ever read.
    templates: {},
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: value => escape(textOf(value)),
    parseLimit: MAX_ANSWER_CHARS,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
  })
  try {
    const text = String(liquid.parseAndRenderSync(source, variables))
    if (text.length > MAX_RENDERED_CHARS) return failed('template-limit', detail('rendered-too-long'))
    return { text, problem: null }
  } catch (error) {
    return { text: null, problem: problemOf(error) }
  }
}

/**
 * The same for a preview without a machine: a variable without a value is shown as `<name>`, and its name is
 * returned.
 */
export function renderSample(
  source: string,
  variables: Variables,
  escape: Escape,
): Rendered & { readonly missing: readonly string[] } {
  const given: Record<string, unknown> = { ...variables }
  const missing: string[] = []
  for (;;) {
    const rendered = renderTemplate(source, given, escape)
    const name = rendered.problem?.code === 'missing-variable' ? rendered.problem.params['name'] : undefined
    if (name === undefined || missing.length >= MAX_MISSING || missing.includes(name))
      return { ...rendered, missing }
    missing.push(name)
    setPath(given, name.split('.'), `<${name}>`)
  }
}

function setPath(target: Record<string, unknown>, path: readonly string[], value: string): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) target[first] = value
  else {
    const inner = target[first]
    const copy = { ...(typeof inner === 'object' && inner !== null ? inner : {}) } as Record<string, unknown>
    target[first] = copy
    setPath(copy, rest, value)
  }
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

function failed(
  code: AnswerProblem['code'],
  params: Record<string, string>,
  place: readonly [number, number] | null = null,
): { text: null; problem: AnswerProblem } {
  return { text: null, problem: problem(code, params, place) }
}

function problem(
  code: AnswerProblem['code'],
  params: Record<string, string>,
  place: readonly [number, number] | null,
): AnswerProblem {
  return { severity: 'error', code, params, line: place?.[0] ?? null, column: place?.[1] ?? null }
}

function problemOf(error: unknown): AnswerProblem {
  const isPlaced = LiquidError.is(error)
  const place = isPlaced ? (error.token.getPosition() as [number, number]) : null
  const whole = error instanceof Error ? error.message : String(error)
  const message = whole.replace(/, (file|line):.*$/s, '').replace(/\.$/, '')
  if (/limit exceeded/.test(message)) {
    const what = /memory/.test(message)
      ? 'too-much-memory'
      : /render/.test(message)
        ? 'too-much-time'
        : 'text-too-long'
    return problem('template-limit', detail(what), place)
  }
  const missing = /undefined variable: (\S+)/.exec(message)?.[1]
  return missing === undefined
    ? problem('template', { detail: message }, place)
    : problem('missing-variable', { name: missing }, place)
}
