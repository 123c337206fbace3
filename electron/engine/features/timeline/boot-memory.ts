import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot, StageId } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import { furthestOf, isSeen, stageOf } from './sighting.ts'

/** An event of a boot, and what the path in it is. */
export type SeenEvent = BootEvent & { readonly role: PathRole['kind'] | null }

/** What is remembered of one boot for its diagnosis: how it began, and what came last. */
export interface BootMemory {
  add(event: BootEvent, role: PathRole['kind'] | null): void
  /** Oldest first. */
  events(): readonly SeenEvent[]
}

/** The rules look at what was told, asked and answered: a handful each. An installer's thousands of reads are folded. */
const KEPT_EVENTS = 96
/** How it began is kept even of a boot that goes on for hours. */
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

/** Progress tells no more than the last one; so do the reads of an installer, and a log. */
function isFolded(previous: SeenEvent, seen: SeenEvent): boolean {
  if (previous.kind !== seen.kind) return false
  if (seen.kind === 'tftp.progress' || seen.kind === 'http.progress') return true
  return seen.role === 'image' && seen.kind.startsWith('http.')
}

/** What is kept of a boot when the next one begins: enough to see that a machine goes round in circles. */
export interface PastBoot {
  readonly startedMonotonicMs: number
  /** The last stage with evidence of its own. */
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
