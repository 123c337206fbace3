import { isReasonCode, reasonNames } from '#contract/reason.ts'
import { message, type Message } from './message.ts'

/**
 * The reason in the facts of an event, a stage, a finding or an error; null if there is none that this version knows.
 */
export function messageOfReason(facts: object): Message | null {
  const { reasonCode } = facts as { readonly reasonCode?: unknown }
  if (!isReasonCode(reasonCode)) return null
  const values = facts as Readonly<Record<string, string | number | undefined>>
  const given = reasonNames(reasonCode).map(name => [name, values[name] ?? ''] as const)
  return { code: `reason.${reasonCode}`, params: Object.fromEntries(given) }
}

/** The same; without a code it is another program's message, or a sentence that an older version wrote. */
export function whyOf(facts: { readonly reason?: unknown }): Message {
  return messageOfReason(facts) ?? message('reason.said', { said: String(facts.reason ?? '') })
}
