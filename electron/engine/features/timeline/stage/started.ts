import { isSeen, type StageRule } from '../sighting.ts'
import { isIpxe } from './asked.ts'

const LOADERS = { ipxe: 'iPXE', grub: 'GRUB', pxelinux: 'PXELINUX' } as const

/** The boot program speaks for itself: iPXE by its user class, every loader by asking for its configuration. */
export const seeStarted: StageRule = ({ event, boot, role }) => {
  if (event.kind === 'dhcp.discovered') {
    if (!isIpxe(event.userClass)) return null
    // Its address is still to come, so only the program is overtaken, if there was one at all.
    return { stage: 'started', state: 'done', facts: { program: 'iPXE' }, proves: ['program'] }
  }
  if (event.kind === 'menu.served')
    return { stage: 'started', state: 'done', facts: { program: LOADERS[event.language] } }
  const isRequest = event.kind === 'tftp.started' || event.kind === 'tftp.finished'
  if (!isRequest || role?.kind !== 'config' || isSeen(boot, 'menu')) return null
  return { stage: 'started', state: 'done', facts: { program: role.loader } }
}
