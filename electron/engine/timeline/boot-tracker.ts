import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { PathRole } from '../boot/path-role.ts'
import { applyEvent } from './apply-event.ts'
import { belongingOf } from './boot-start.ts'
import { createLoadMeter, type LoadKind, type LoadMeter } from './load-meter.ts'
import { emptyStages, isSeen } from './sighting.ts'

/** Groups events into boots, one running boot for each machine. */
export interface BootTracker {
  record(event: BootEvent): void
  current(mac: MacAddress): Boot | null
  /** Takes up the boots of an earlier run; the newest of each machine goes on. */
  restore(boots: readonly Boot[]): void
}

export interface BootTrackerNeeds {
  readonly nextBootId: () => number
  readonly onChange: (boot: Boot) => void
  readonly describePath: (path: string) => PathRole | null
}

/** A house has fewer; a network of strangers must not fill the memory. The one silent for longest goes first. */
const MAX_MACHINES = 2048

interface Tracked {
  boot: Boot
  readonly meter: LoadMeter
}

export function createBootTracker(needs: BootTrackerNeeds): BootTracker {
  const byMac = new Map<MacAddress, Tracked>()
  const macByIp = new Map<string, MacAddress>()

  const keep = (tracked: Tracked): void => {
    byMac.delete(tracked.boot.mac)
    byMac.set(tracked.boot.mac, tracked)
    if (tracked.boot.ip) macByIp.set(tracked.boot.ip, tracked.boot.mac)
    if (byMac.size <= MAX_MACHINES) return
    const [oldest] = byMac.values()
    if (!oldest) return
    byMac.delete(oldest.boot.mac)
    for (const [ip, mac] of macByIp) if (mac === oldest.boot.mac) macByIp.delete(ip)
  }

  return {
    record(event) {
      const mac = event.mac ?? (event.ip ? (macByIp.get(event.ip) ?? null) : null)
      if (!mac) return
      const path = pathOf(event)
      const role = path === null ? null : needs.describePath(path)
      const known = byMac.get(mac) ?? null
      const belonging = belongingOf(known?.boot ?? null, event, role)
      if (belonging === 'none') return
      const tracked =
        belonging === 'join' && known
          ? known
          : { boot: newBoot(needs.nextBootId(), mac, event), meter: createLoadMeter() }
      if (event.kind === 'menu.served' || event.kind === 'entry.chosen') {
        tracked.meter.clear('kernel')
        tracked.meter.clear('image')
      }
      const kind = loadKind(role, tracked.boot)
      const load = kind && tracked.meter.see(event, kind)
      tracked.boot = applyEvent(tracked.boot, event, { role, load })
      keep(tracked)
      needs.onChange(tracked.boot)
    },
    current: mac => byMac.get(mac)?.boot ?? null,
    restore(boots) {
      const oldestFirst = [...boots].sort((a, b) => a.lastEventAtMs - b.lastEventAtMs)
      for (const boot of oldestFirst) keep({ boot, meter: createLoadMeter() })
    },
  }
}

function newBoot(id: number, mac: MacAddress, event: BootEvent): Boot {
  return {
    id,
    mac,
    arch: 'unknown',
    ip: event.ip,
    startedAtMs: event.atMs,
    lastEventAtMs: event.atMs,
    stages: emptyStages(),
  }
}

function pathOf(event: BootEvent): string | null {
  if ('path' in event) return event.path
  return 'file' in event ? event.file : null
}

/** Kernel files asked for again by a system that already reads its image are part of the image. */
function loadKind(role: PathRole | null, boot: Boot): LoadKind | null {
  if (!role || role.kind === 'config') return null
  return role.kind === 'kernel' && isSeen(boot, 'image') ? 'image' : role.kind
}
