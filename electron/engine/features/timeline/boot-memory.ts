import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot, StageId } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import { furthestOf, isSeen, stageOf } from './sighting.ts'

/** An event of a boot, with the role of its path. */
export type SeenEvent = BootEvent & { readonly role: PathRole['kind'] | null }

/** The events of one boot that the diagnosis needs: the first and the latest. */
export interface BootMemory {
  add(event: BootEvent, role: PathRole['kind'] | null): void
  /** Oldest first. */
  events(): readonly SeenEvent[]
}

/**
 * The rules need the offers, requests and replies of a boot: a handful each. An installer's thousands of reads are
 * merged.
 */
const KEPT_EVENTS = 96
/** The first events are kept even if a boot lasts for hours. */
const KEPT_FIRST = 24

export function createBootMemory(): BootMemory {
  const kept: SeenEvent[] = []
  return {
    add(event, role) {
      const seen: SeenEvent = { ...event, role }
      const previous = kept.at(-1)
      if (previous && isFolded(previous, seen)) kept[kept.length - 1] = seen
      else kept.push(seen)
      if (kept.length > KEPT_EVENTS) kept.splice(KEPT_FIRST, 1)
    },
    events: () => kept,
  }
}

/** Only the latest progress event matters; the same holds for an installer's reads and for syslog. */
function isFolded(previous: SeenEvent, seen: SeenEvent): boolean {
  if (previous.kind !== seen.kind) return false
  if (seen.kind === 'tftp.progress' || seen.kind === 'http.progress') return true
  return seen.role === 'image' && seen.kind.startsWith('http.')
}

/** A summary of a boot, kept when the next one begins: enough to detect a boot loop. */
export interface PastBoot {
  readonly startedMonotonicMs: number
  /** The last stage with direct evidence. */
  readonly reached: StageId | null
  readonly arch: Boot['arch']
  readonly bootFile: string | null
  readonly entry: string | null
  readonly hasReported: boolean
}

const KEPT = 6

/** Newest first. */
export function afterBoot(
  past: readonly PastBoot[],
  boot: Boot,
  startedMonotonicMs: number,
): readonly PastBoot[] {
  return [summaryOf(boot, startedMonotonicMs), ...past].slice(0, KEPT)
}

function summaryOf(boot: Boot, startedMonotonicMs: number): PastBoot {
  const fact = (id: StageId, key: string): string | null => {
    const value = stageOf(boot, id).facts[key]
    return value === undefined ? null : String(value)
  }
  return {
    startedMonotonicMs,
    reached: furthestOf(boot),
    arch: boot.arch,
    bootFile: fact('told', 'bootFile'),
    entry: fact('chosen', 'entry'),
    hasReported: isSeen(boot, 'reported'),
  }
}
