import type { Ipv4 } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import { adviseRouter } from '#contract/router-advice.ts'

/** What helps a machine that did not listen to us beside its router, in lines; null where the router cannot help. */
export function routerAdviceNote(event: BootEvent, address: Ipv4): string | null {
  if (event.kind !== 'dhcp.proxy-failed') return null
  if (event.reason !== 'offer-ignored' && event.reason !== 'other-boot-file') return null
  const advice = adviseRouter({ address, bootFile: event.bootFile })
  const lines = advice.flatMap(({ router, lines: its }) => [
    `  ${router}:`,
    ...its.map(line => `    ${line}`),
  ])
  return [
    'Some firmware does not listen to a second DHCP server. Either serve with --dhcp server on a network of its own,',
    'or let the router name the boot file:',
    ...lines,
  ].join('\n')
}
