import { isReasonCode, reasonNames } from '#contract/reason.ts'
import { message, type Message } from './message.ts'

/** Why something is so, out of the facts of an event, a stage, a finding or an error; null without a reason that is known here. */
export function messageOfReason(facts: object): Message | null {
  const { reasonCode } = facts as { readonly reasonCode?: unknown }
  if (!isReasonCode(reasonCode)) return null
  const values = facts as Readonly<Record<string, string | number | undefined>>
  const given = reasonNames(reasonCode).map(name => [name, values[name] ?? ''] as const)
  return { code: `reason.${reasonCode}`, params: Object.fromEntries(given) }
}

/** The same; without a code it is what a system or a program said, or what an older version wrote. */
export function whyOf(facts: { readonly reason?: unknown }): Message {
  return messageOfReason(facts) ?? message('reason.said', { said: String(facts.reason ?? '') })
}
