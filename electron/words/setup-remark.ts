import type { SetupRemark } from '#contract/setup.ts'
import type { Message } from './message.ts'

/** What an exported set-up does otherwise than Slipway. */
export function messageOfSetupRemark({ kind, ...about }: SetupRemark): Message {
  return { code: `setup.remark.${kind}`, params: about }
}
