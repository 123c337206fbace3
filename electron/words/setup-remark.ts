import type { SetupRemark } from '#contract/setup.ts'
import type { Message } from './message.ts'

/** How an export differs from Slipway. */
export function messageOfSetupRemark({ kind, ...about }: SetupRemark): Message {
  return { code: `setup.remark.${kind}`, params: about }
}
