import { fillIn, namesIn, type NamesIn } from './fill-in.ts'
import { REASONS } from './reason-text.ts'

export type ReasonCode = keyof typeof REASONS
type Value = string | number
type Given<Code extends ReasonCode> = Readonly<Record<NamesIn<(typeof REASONS)[Code]>, Value>>
/** Those whose words need nothing. */
type PlainCode = {
  [Code in ReasonCode]: [NamesIn<(typeof REASONS)[Code]>] extends [never] ? Code : never
}[ReasonCode]

/**
 * A reason in English words, and beside them what they say: its code, and by name what the words need. Facts of events, of stages and
 * of findings are flat, so these lie among the others. Without a code the words are somebody else's, or from before there were codes.
 */
export interface Reason {
  readonly reason: string
  readonly reasonCode?: ReasonCode
}

/** The words of another language for every reason. */
export type ReasonWords = Readonly<Record<ReasonCode, string>>

/** A reason as an event, a stage or a tool carries it. */
export function reason<Code extends PlainCode>(code: Code): { reason: string; reasonCode: Code }
export function reason<Code extends ReasonCode, Values extends Given<Code>>(
  code: Code,
  values: Values,
): { reason: string; reasonCode: Code } & Values
export function reason(code: ReasonCode, values: object = {}): object {
  return { reason: wordsOf(code, values), reasonCode: code, ...values }
}

/** A reason as an error carries it: its English words are its `detail`. */
export function detail<Code extends PlainCode>(code: Code): { detail: string; reasonCode: Code }
export function detail<Code extends ReasonCode, Values extends Given<Code>>(
  code: Code,
  values: Values,
): { detail: string; reasonCode: Code } & Values
export function detail(code: ReasonCode, values: object = {}): object {
  return { detail: wordsOf(code, values), reasonCode: code, ...values }
}

const wordsOf = (code: ReasonCode, values: object): string =>
  fillIn(REASONS[code], values as Record<string, unknown>)

/** The reason among the facts of an event, to be handed on; its code is empty where it has none, so that it takes the place of an older one. */
export function reasonOf(facts: Reason): Readonly<Record<string, Value>> {
  const { reason: words, reasonCode = '' } = facts
  if (!isReasonCode(reasonCode)) return { reason: words, reasonCode: '' }
  const values = facts as unknown as Readonly<Record<string, Value>>
  const given = namesIn(REASONS[reasonCode]).map(name => [name, values[name] ?? ''])
  return { reason: words, reasonCode, ...Object.fromEntries(given) }
}

/** The same, for an error. */
export function detailOf(facts: Reason): Readonly<Record<string, Value>> {
  const { reason: words, ...rest } = reasonOf(facts)
  return { ...rest, detail: words ?? '' }
}

/** What a reason among these facts says in other words; null where it has no code that is known here. */
export function describeReason(facts: object, words: ReasonWords): string | null {
  const { reasonCode } = facts as { readonly reasonCode?: unknown }
  return isReasonCode(reasonCode) ? fillIn(words[reasonCode], facts as Record<string, unknown>) : null
}

const isReasonCode = (code: unknown): code is ReasonCode =>
  typeof code === 'string' && Object.hasOwn(REASONS, code)
