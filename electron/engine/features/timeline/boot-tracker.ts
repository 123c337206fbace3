import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Finding } from '#contract/finding.ts'
import type { Boot } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import { applyEvent, belongingOf } from './apply-event.ts'
import { createBootMemory, type BootMemory, afterBoot, type PastBoot } from './boot-memory.ts'
import type { BootHistory } from './diagnosis/rule.ts'
import { createLoadMeter, type LoadKind, type LoadMeter } from './load-meter.ts'
import { emptyStages, isSeen } from './sighting.ts'

/** Groups events into boots, with one current boot for each machine. */
export interface BootTracker {
  record(event: BootEvent): void
  current(mac: MacAddress): Boot | null
  /** The input for diagnosing a machine's boot; null if it has none. */
  history(mac: MacAddress): BootHistory | null
  /** Records why the boot of a machine stopped, or withdraws that. */
  conclude(mac: MacAddress, findings: readonly Finding[]): void
  /** Loads the boots of an earlier run; the newest of each machine continues. */
  restore(boots: readonly Boot[]): void
}

interface BootTrackerNeeds {
  readonly clock: Clock
  readonly nextBootId: () => number
  readonly onChange: (boot: Boot) => void
  /** Called after an event was added. */
  readonly onEvent?: (mac: MacAddress) => void
  /** The final diagnosis of a boot that is over. */
  readonly diagnose?: (history: BootHistory) => readonly Finding[]
  readonly describePath: (path: string) => PathRole | null
}

/**
 * A home network has fewer; an open network must not exhaust memory. The machine that has been silent longest is
 * removed first.
 */
const MAX_MACHINES = 2048

interface Tracked {
  boot: Boot
  readonly time: BootTime
  readonly meter: LoadMeter
  readonly memory: BootMemory
  readonly past: readonly PastBoot[]
}

export function createBootTracker(needs: BootTrackerNeeds): BootTracker {
  const { clock } = needs
  const byMac = new BoundedMap<MacAddress, Tracked>(MAX_MACHINES)
  const historyOf = (tracked: Tracked, isOver: boolean): BootHistory => ({
    boot: tracked.boot,
    events: tracked.memory.events(),
    past: tracked.past.map(({ startedMonotonicMs, ...boot }) => ({
      ...boot,
      agoMs: clock.monotonicMs() - startedMonotonicMs,
    })),
    nowMs: bootTimeAt(tracked.time, clock.monotonicMs()),
    isOver,
  })
  const enterFindings = (tracked: Tracked, findings: readonly Finding[]): void => {
    if (JSON.stringify(findings) === JSON.stringify(tracked.boot.findings)) return
    tracked.boot = { ...tracked.boot, findings }
    needs.onChange(tracked.boot)
  }
  /** The machine has started again, so the previous boot is complete. */
  const finish = (tracked: Tracked): readonly PastBoot[] => {
    if (needs.diagnose) enterFindings(tracked, needs.diagnose(historyOf(tracked, true)))
    return afterBoot(tracked.past, tracked.boot, tracked.time.startedMonotonicMs)
  }
  const open = (mac: MacAddress, event: BootEvent, before: Tracked | null): Tracked => ({
    boot: newBoot(needs.nextBootId(), mac, event),
    time: { startedAtMs: event.atMs, startedMonotonicMs: clock.monotonicMs() },
    meter: createLoadMeter(),
    memory: createBootMemory(),
    past: before ? finish(before) : [],
  })

  return {
    record(recorded) {
      // The server that recorded it knows whose address it came from; facts of a stranger belong to no boot.
      const { mac } = recorded
      if (!mac) return
      const path = pathOf(recorded)
      const role = path === null ? null : needs.describePath(path)
      const known = byMac.get(mac) ?? null
      const inTime = known ? { ...recorded, atMs: bootTimeAt(known.time, clock.monotonicMs()) } : recorded
      const belonging = belongingOf(known?.boot ?? null, inTime, role)
      if (belonging === 'none') return
      const isJoining = belonging === 'join' && known !== null
      const event = isJoining ? inTime : recorded
      const tracked = isJoining ? known : open(mac, event, known)
      if (event.kind === 'menu.served' || event.kind === 'entry.chosen') {
        tracked.meter.clear('kernel')
        tracked.meter.clear('image')
      }
      const kind = loadKind(role, tracked.boot)
      const load = kind && tracked.meter.see(event, kind)
      tracked.boot = applyEvent(tracked.boot, event, { role, load })
      tracked.memory.add(event, role?.kind ?? null)
      byMac.set(mac, tracked)
      needs.onChange(tracked.boot)
      needs.onEvent?.(mac)
    },
    current: mac => byMac.get(mac)?.boot ?? null,
    history(mac) {
      const tracked = byMac.get(mac)
      return tracked ? historyOf(tracked, false) : null
    },
    conclude(mac, findings) {
      const tracked = byMac.get(mac)
      if (tracked) enterFindings(tracked, findings)
    },
    restore(boots) {
      const oldestFirst = [...boots].sort((a, b) => a.id - b.id)
      for (const boot of oldestFirst) {
        const before = byMac.get(boot.mac)
        byMac.set(boot.mac, {
          boot: { ...boot, stages: withNewStages(boot) },
          time: restoredTime(boot, clock),
          meter: createLoadMeter(),
          memory: createBootMemory(),
          past: before ? afterBoot(before.past, before.boot, before.time.startedMonotonicMs) : [],
        })
      }
    },
  }
}

/** The clock may have been set while Slipway was not running, so the time is never before the boot's last event. */
function restoredTime({ startedAtMs, lastEventAtMs }: Boot, clock: Clock): BootTime {
  const passedMs = Math.max(0, clock.nowMs() - lastEventAtMs) + (lastEventAtMs - startedAtMs)
  return { startedAtMs, startedMonotonicMs: clock.monotonicMs() - passedMs }
}

/** An earlier version's boot may lack a stage. */
function withNewStages(boot: Boot): Boot['stages'] {
  return emptyStages().map(empty => boot.stages.find(stage => stage.id === empty.id) ?? empty)
}

function newBoot(id: number, mac: MacAddress, event: BootEvent): Boot {
  return {
    id,
    mac,
    arch: 'unknown',
    ip: event.ip,
    startedAtMs: event.atMs,
    lastEventAtMs: event.atMs,
    firstSeq: event.seq,
    lastSeq: event.seq,
    stages: emptyStages(),
    findings: [],
  }
}

function pathOf(event: BootEvent): string | null {
  if ('path' in event) return event.path
  return 'file' in event ? event.file : null
}

/** Kernel files requested again by a system that is reading its image count as part of the image. */
function loadKind(role: PathRole | null, boot: Boot): LoadKind | null {
  if (!role || role.kind === 'config') return null
  return role.kind === 'kernel' && isSeen(boot, 'image') ? 'image' : role.kind
}

/**
 * Time within one boot: the wall clock at its start plus elapsed monotonic time. Setting the clock during a boot
 * changes nothing.
 */
interface BootTime {
  readonly startedAtMs: number
  readonly startedMonotonicMs: number
}

function bootTimeAt(time: BootTime, monotonicMs: number): number {
  return time.startedAtMs + Math.round(monotonicMs - time.startedMonotonicMs)
}
