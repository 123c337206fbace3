import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { Load } from './load-meter.ts'
import { enterSighting, type StageRule } from './sighting.ts'
import { seeAddressed, isIpxe, seeAsked, seeBootFileOffered } from './stage/dhcp-stages.ts'
import { seeAnswered, seeReported } from './stage/installer-stages.ts'
import { seeChosen, seeMenu, seeStarted } from './stage/loader-stages.ts'
import { seeImage, seeKernel, seeProgram } from './stage/load-stages.ts'

/** In the order of the stages: evidence for an earlier stage is recorded first. */
const RULES: readonly StageRule[] = [
  seeAsked,
  seeAddressed,
  seeBootFileOffered,
  seeProgram,
  seeStarted,
  seeMenu,
  seeChosen,
  seeKernel,
  seeImage,
  seeAnswered,
  seeReported,
]

/** The boot after an event. Pure: elapsed time alone changes nothing. */
export function applyEvent(
  boot: Boot,
  event: BootEvent,
  seen: { readonly role: PathRole | null; readonly load: Load | null },
): Boot {
  const updated: Boot = {
    ...boot,
    arch: archAfter(boot, event),
    ip: isAddressed(event) ? event.address : (boot.ip ?? event.ip),
    lastEventAtMs: Math.max(boot.lastEventAtMs, event.atMs),
    lastSeq: event.seq,
  }
  return RULES.reduce((current, rule) => {
    const sighting = rule({ boot: current, event, ...seen })
    return sighting ? enterSighting(current, sighting, event) : current
  }, updated)
}

function isAddressed(
  event: BootEvent,
): event is Extract<BootEvent, { kind: 'dhcp.acknowledged' | 'dhcp.foreign-address' }> {
  return event.kind === 'dhcp.acknowledged' || event.kind === 'dhcp.foreign-address'
}

/**
 * The architecture in the firmware's request takes precedence: iPXE reports plain x64 even if UEFI HTTP boot started
 * it.
 */
function archAfter(boot: Boot, event: BootEvent): Boot['arch'] {
  if (event.kind !== 'dhcp.discovered' || !event.isBootClient) return boot.arch
  return boot.arch === 'unknown' || !isIpxe(event.userClass) ? event.arch : boot.arch
}
