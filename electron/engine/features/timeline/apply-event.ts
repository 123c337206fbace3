import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { Load } from './load-meter.ts'
import { enterSighting, type StageRule } from './sighting.ts'
import { seeAddressed } from './stage/addressed.ts'
import { seeAnswered } from './stage/answered.ts'
import { isIpxe, seeAsked } from './stage/asked.ts'
import { seeChosen } from './stage/chosen.ts'
import { seeImage } from './stage/image.ts'
import { seeKernel } from './stage/kernel.ts'
import { seeMenu } from './stage/menu.ts'
import { seeProgram } from './stage/program.ts'
import { seeReported } from './stage/reported.ts'
import { seeStarted } from './stage/started.ts'
import { seeTold } from './stage/told.ts'

/** In the order of the stages: what an event says about an earlier one is entered first. */
const RULES: readonly StageRule[] = [
  seeAsked,
  seeAddressed,
  seeTold,
  seeProgram,
  seeStarted,
  seeMenu,
  seeChosen,
  seeKernel,
  seeImage,
  seeAnswered,
  seeReported,
]

/** The boot after an event. Pure; nothing is concluded from time that passes. */
export function applyEvent(
  boot: Boot,
  event: BootEvent,
  seen: { readonly role: PathRole | null; readonly load: Load | null },
): Boot {
  const heard: Boot = {
    ...boot,
    arch: archAfter(boot, event),
    ip: isAddressed(event) ? event.address : (boot.ip ?? event.ip),
    lastEventAtMs: Math.max(boot.lastEventAtMs, event.atMs),
    lastSeq: event.seq,
  }
  return RULES.reduce((current, rule) => {
    const sighting = rule({ boot: current, event, ...seen })
    return sighting ? enterSighting(current, sighting, event) : current
  }, heard)
}

function isAddressed(
  event: BootEvent,
): event is Extract<BootEvent, { kind: 'dhcp.acknowledged' | 'dhcp.foreign-address' }> {
  return event.kind === 'dhcp.acknowledged' || event.kind === 'dhcp.foreign-address'
}

/** The firmware's own word; iPXE started by UEFI HTTP boot says plain x64 afterwards. */
function archAfter(boot: Boot, event: BootEvent): Boot['arch'] {
  if (event.kind !== 'dhcp.discovered' || !event.isBootClient) return boot.arch
  return boot.arch === 'unknown' || !isIpxe(event.userClass) ? event.arch : boot.arch
}
