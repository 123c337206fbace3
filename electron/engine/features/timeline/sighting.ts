import type { BootEvent } from '#contract/boot-event.ts'
import { STAGE_IDS, type Boot, type Stage, type StageId, type StageState } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { Load } from './load-meter.ts'

/** What a rule may look at. */
export interface View {
  readonly boot: Boot
  readonly event: BootEvent
  /** What the requested path is; null where the event has none or no one knows it. */
  readonly role: PathRole | null
  /** How far this kind of file is, with this event. */
  readonly load: Load | null
}

/** Evidence for a stage. */
export interface Sighting {
  readonly stage: StageId
  readonly state: Exclude<StageState, 'waiting' | 'skipped'>
  readonly facts?: Readonly<Record<string, string | number>>
  readonly progress?: Stage['progress']
  /** A stage that was done goes on: more of the image is asked for. */
  readonly reopens?: boolean
  /** The machine went back: later stages begin again. */
  readonly rewinds?: boolean
  /** Which earlier stages this proves; absent means all of them. */
  readonly proves?: readonly StageId[]
}

/** One stage's reading of an event; null where the event says nothing about it. */
export type StageRule = (view: View) => Sighting | null

/** A boot of which nothing has been seen yet. */
export function emptyStages(): readonly Stage[] {
  return STAGE_IDS.map(id => ({
    id,
    state: 'waiting',
    startedAtMs: null,
    endedAtMs: null,
    facts: {},
    progress: null,
    eventCount: 0,
  }))
}

export function stageOf(boot: Boot, id: StageId): Stage {
  const stage = boot.stages.find(one => one.id === id)
  return stage ?? { ...emptyStages()[0]!, id }
}

/** True once a stage has evidence of its own. */
export function isSeen(boot: Boot, id: StageId): boolean {
  const { state } = stageOf(boot, id)
  return state !== 'waiting' && state !== 'skipped'
}

/** The last stage with evidence of its own. */
export function furthestOf(boot: Boot): StageId | null {
  return STAGE_IDS.findLast(id => isSeen(boot, id)) ?? null
}

/** Enters a sighting: its own stage, then what it proves about earlier ones and undoes of later ones. */
export function enterSighting(boot: Boot, sighting: Sighting, event: BootEvent): Boot {
  const position = STAGE_IDS.indexOf(sighting.stage)
  const stages = boot.stages.map((stage, index) => {
    if (index === position) return enter(stage, sighting, event)
    if (index > position) return sighting.rewinds ? (emptyStages()[index] ?? stage) : stage
    return !sighting.proves || sighting.proves.includes(stage.id) ? settle(stage, event.atMs) : stage
  })
  return { ...boot, stages }
}

function enter(stage: Stage, sighting: Sighting, event: BootEvent): Stage {
  const isOver = stage.state === 'done' || stage.state === 'warning'
  const state = isOver && sighting.state === 'running' && !sighting.reopens ? stage.state : sighting.state
  const hasEnded = state !== 'running'
  return {
    ...stage,
    state,
    startedAtMs: stage.startedAtMs ?? event.atMs,
    endedAtMs: !hasEnded ? null : stage.state === state ? (stage.endedAtMs ?? event.atMs) : event.atMs,
    facts: { ...stage.facts, ...sighting.facts },
    progress: sighting.progress ?? stage.progress,
    eventCount: stage.eventCount + (event.kind.endsWith('.progress') ? 0 : 1),
  }
}

/** What is overtaken was either under way, and has then come to its end, or never happened where we could see it. */
function settle(stage: Stage, atMs: number): Stage {
  if (stage.state === 'running') return { ...stage, state: 'done', endedAtMs: atMs }
  return stage.state === 'waiting' ? { ...stage, state: 'skipped' } : stage
}
