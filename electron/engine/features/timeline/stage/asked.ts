import { isSeen, type StageRule } from '../sighting.ts'

/** A DISCOVER that asks to boot. iPXE's own is the question only where no firmware asked before it. */
export const seeAsked: StageRule = ({ event, boot }) => {
  if (event.kind !== 'dhcp.discovered' || !event.isBootClient) return null
  if (isIpxe(event.userClass) && isSeen(boot, 'asked')) return null
  return {
    stage: 'asked',
    state: 'done',
    facts: { arch: event.arch, ...(event.vendorClass === null ? {} : { vendorClass: event.vendorClass }) },
  }
}

export function isIpxe(userClass: string | null): boolean {
  return userClass === 'iPXE' || userClass === '\u0004iPXE'
}
