import type { BootEvent, ProxyFailedFact } from '#contract/boot-event.ts'
import { describeProxyFailure } from '#contract/event-text.ts'
import { isSeen, type Sighting, type StageRule } from '../sighting.ts'

/** The boot file in our OFFER and ACK. What iPXE is told in its second round is its menu, not a program. */
export const seeTold: StageRule = ({ event, boot }) => {
  const beside = seeToldByProxy(event)
  if (beside) return isSeen(boot, 'program') ? null : beside
  if (event.kind !== 'dhcp.offered' && event.kind !== 'dhcp.acknowledged') return null
  if (event.kind === 'dhcp.acknowledged' && !event.isBootClient) return null
  if (isSeen(boot, 'program')) return null
  const facts = event.bootFile === null ? {} : { bootFile: event.bootFile }
  if (event.kind === 'dhcp.acknowledged') return { stage: 'told', state: 'done', facts, proves: [] }
  return event.bootFile === null ? null : { stage: 'told', state: 'running', facts, proves: [] }
}

/** Beside another server an offer is told; whether it was listened to only the machine shows. */
function seeToldByProxy(event: BootEvent): Sighting | null {
  switch (event.kind) {
    case 'dhcp.proxy-offered':
      return { stage: 'told', state: 'running', facts: { bootFile: event.bootFile }, proves: [] }
    case 'dhcp.boot-server-answered':
      return { stage: 'told', state: 'done', facts: { bootFile: event.bootFile } }
    case 'dhcp.proxy-failed':
      return {
        stage: 'told',
        state: 'warning',
        facts: failureFacts(event),
        proves: [],
      }
    default:
      return null
  }
}

/** The sentence, and for other languages and for the remedy what it is made of. */
function failureFacts(event: ProxyFailedFact): Record<string, string> {
  const { reason: failure, bootFile, server, address, otherBootFile, otherNextServer } = event
  const known = { server, address, otherBootFile, otherNextServer }
  const said = Object.entries(known).filter((fact): fact is [string, string] => fact[1] !== null)
  return { bootFile, reason: describeProxyFailure(event), failure, ...Object.fromEntries(said) }
}
