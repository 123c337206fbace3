import type { BootEvent } from '#contract/boot-event.ts'
import { type Boot, STAGE_IDS, type StageId } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { Load } from './load-meter.ts'
import { enterSighting, type StageRule, furthestOf, isSeen } from './sighting.ts'
import { seeAddressed, isIpxe, seeAsked, seeBootFileOffered } from './stage/dhcp-stages.ts'
import { seeAnswered, seeReported, seeChosen, seeMenu, seeStarted } from './stage/running-stages.ts'
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

/** Firmware repeats its DISCOVER after 4, 8, 16 and 32 s. */
const FIRMWARE_RETRY_MS = 60_000
/** The longest pause between two requests of a running loader. */
const LOADER_SILENCE_MS = 20_000
/** A program takes this long to start after it was loaded: drivers, link, spanning tree. */
const PROGRAM_START_MS = 120_000
/** A system asks for its own address soon after its kernel has started; much later it was started from the disk. */
const SYSTEM_START_MS = 600_000

/** Whether an event belongs to the current boot, starts a new one, or belongs to none. */
type Belonging = 'join' | 'open' | 'none'

export function belongingOf(boot: Boot | null, event: BootEvent, role: PathRole | null): Belonging {
  if (event.kind === 'dhcp.discovered')
    return event.isBootClient ? ofQuestion(boot, event) : ofSystem(boot, event)
  // Slipway sent this packet; if it wakes the machine, the next boot shows that.
  if (event.kind === 'machine.woken') return 'none'
  if (!boot) return isLoading(event, role) ? 'open' : 'none'
  return isRestart(boot, event, role) ? 'open' : 'join'
}

function ofQuestion(boot: Boot | null, event: Extract<BootEvent, { kind: 'dhcp.discovered' }>): Belonging {
  if (!boot) return 'open'
  const silenceMs = event.atMs - boot.lastEventAtMs
  const reached = furthestOf(boot)
  if (!isIpxe(event.userClass)) {
    const isRetry = !isAfter(reached, 'told') && event.arch === boot.arch && silenceMs <= FIRMWARE_RETRY_MS
    return isRetry ? 'join' : 'open'
  }
  if (isAfter(reached, 'started')) return 'open'
  return silenceMs <= (reached === 'program' ? PROGRAM_START_MS : LOADER_SILENCE_MS) ? 'join' : 'open'
}

/** An ordinary DHCP client does not start a boot; right after a kernel it is the system of that kernel. */
function ofSystem(boot: Boot | null, event: BootEvent): Belonging {
  return boot && event.atMs - boot.lastEventAtMs <= SYSTEM_START_MS ? 'join' : 'none'
}

/** Requests that only a booting machine sends; another server may have assigned its address. */
function isLoading(event: BootEvent, role: PathRole | null): boolean {
  if (event.kind === 'menu.served' || event.kind === 'entry.chosen') return true
  const isTransfer =
    event.kind === 'tftp.started' || event.kind === 'tftp.probed' || event.kind === 'http.started'
  return isTransfer && role !== null && role.kind !== 'image'
}

/** If Slipway sees no DHCP, a restart first shows as another request for the boot program or the menu. */
function isRestart(boot: Boot, event: BootEvent, role: PathRole | null): boolean {
  if (isSeen(boot, 'asked') || event.atMs - boot.lastEventAtMs <= LOADER_SILENCE_MS) return false
  const reached = furthestOf(boot)
  if (role?.kind === 'program') return isLoading(event, role) && isAfter(reached, 'program')
  return event.kind === 'menu.served' && isAfter(reached, 'chosen')
}

function isAfter(reached: StageId | null, stage: StageId): boolean {
  return reached !== null && STAGE_IDS.indexOf(reached) > STAGE_IDS.indexOf(stage)
}
