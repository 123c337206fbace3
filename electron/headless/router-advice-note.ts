import type { Ipv4 } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Words } from '#words/describe.ts'
import { adviseRouter } from '#words/router-advice.ts'

/**
 * Configuration lines for the router, for a machine that ignored Slipway's proxy offer; null if the router cannot help.
 */
export function routerAdviceNote(event: BootEvent, address: Ipv4, words: Words): string | null {
  if (event.kind !== 'dhcp.proxy-failed') return null
  if (event.reason !== 'offer-ignored' && event.reason !== 'other-boot-file') return null
  const advice = adviseRouter({ address, bootFile: event.bootFile })
  const lines = advice.flatMap(({ router, lines: its }) => [
    `  ${words.describe(router)}:`,
    ...its.map(line => `    ${typeof line === 'string' ? line : words.describe(line)}`),
  ])
  return [words.text('advice.note'), ...lines].join('\n')
}
