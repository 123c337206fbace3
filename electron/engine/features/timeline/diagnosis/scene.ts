import type { BootFact } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { SeenEvent } from '../boot-memory.ts'
import type { PastBoot } from '../past-boot.ts'

/** All that a rule may look at of a boot. Every time in it is the boot's own: it never jumps. */
export interface BootScene {
  readonly boot: Boot
  /** Oldest first; what began it and what came last, at most a hundred. */
  readonly events: readonly SeenEvent[]
  /** The machine's boots before this one, newest first. */
  readonly past: readonly (Omit<PastBoot, 'startedMonotonicMs'> & { readonly agoMs: number })[]
  readonly nowMs: number
  /** True at the last look: the machine has begun another boot, so nothing more will come of this one. */
  readonly isOver: boolean
}

export type Seen<K extends BootFact['kind']> = Extract<SeenEvent, { readonly kind: K }>

/** An event about a file. */
export type SeenFile = Seen<
  | 'tftp.started'
  | 'tftp.finished'
  | 'tftp.failed'
  | 'tftp.missing'
  | 'http.started'
  | 'http.finished'
  | 'http.aborted'
  | 'http.missing'
>

/** The last event of one of these kinds. */
export function last<K extends BootFact['kind']>(scene: BootScene, ...kinds: readonly K[]): Seen<K> | null {
  return (scene.events.findLast(event => isOf(event, kinds)) as Seen<K> | undefined) ?? null
}

/** The events of these kinds, oldest first. */
export function all<K extends BootFact['kind']>(
  scene: BootScene,
  ...kinds: readonly K[]
): readonly Seen<K>[] {
  return scene.events.filter((event): event is Seen<K> => isOf(event, kinds))
}

/** What was seen after an event. */
export function after(scene: BootScene, event: SeenEvent): readonly SeenEvent[] {
  return scene.events.slice(scene.events.lastIndexOf(event) + 1)
}

export function isOf(event: SeenEvent, kinds: readonly BootFact['kind'][]): boolean {
  return kinds.includes(event.kind)
}

/** It fetched something, or tried to: by then it had an address and knew where to ask. */
export function isFetch(event: SeenEvent): boolean {
  return event.kind.startsWith('tftp.') || event.kind.startsWith('http.') || event.kind === 'menu.served'
}

/** Its end, whole or not, is still to come. */
export function isUnderWay(event: SeenEvent): boolean {
  return isFetch(event) && (event.kind.endsWith('.started') || event.kind.endsWith('.progress'))
}

/** A sign that the boot program runs. */
export function isSignOfLoader(event: SeenEvent): boolean {
  if (event.kind === 'menu.served' || event.kind === 'entry.chosen') return true
  return event.role === 'config' || event.role === 'kernel' || event.role === 'image'
}

export function seconds(durationMs: number): number {
  return Math.max(0, Math.round(durationMs / 1000))
}
