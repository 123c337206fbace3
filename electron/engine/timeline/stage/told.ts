import { isSeen, type StageRule } from '../sighting.ts'

/** The boot file in our OFFER and ACK. What iPXE is told in its second round is its menu, not a program. */
export const seeTold: StageRule = ({ event, boot }) => {
  if (event.kind !== 'dhcp.offered' && event.kind !== 'dhcp.acknowledged') return null
  if (event.kind === 'dhcp.acknowledged' && !event.isBootClient) return null
  if (isSeen(boot, 'program')) return null
  const facts = event.bootFile === null ? {} : { bootFile: event.bootFile }
  if (event.kind === 'dhcp.acknowledged') return { stage: 'told', state: 'done', facts, proves: [] }
  return event.bootFile === null ? null : { stage: 'told', state: 'running', facts, proves: [] }
}
