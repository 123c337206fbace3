import type { BootEvent } from '#contract/boot-event.ts'
import { STAGE_IDS, type Boot, type Stage, type StageId, type StageState } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { Load } from './load-meter.ts'

/** The input of a stage rule. */
export interface View {
  readonly boot: Boot
  readonly event: BootEvent
  /** The role of the requested path; null if the event has none or the role is unknown. */
  readonly role: PathRole | null
  /** The progress of this kind of file, including this event. */
  readonly load: Load | null
}

/** Evidence for a stage. */
export interface Sighting {
  readonly stage: StageId
  readonly state: Exclude<StageState, 'waiting' | 'skipped'>
  readonly facts?: Readonly<Record<string, string | number>>
  readonly progress?: Stage['progress']
  /** A finished stage continues: more of the image was requested. */
  readonly reopens?: boolean
  /** The machine went back: later stages start again. */
  readonly rewinds?: boolean
  /** Earlier stages that this proves; absent means all of them. */
  readonly proves?: readonly StageId[]
}

/** How one stage interprets an event; null if the event does not concern it. */
export type StageRule = (view: View) => Sighting | null

/** The stages of a boot without events. */
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

/** True if there is direct evidence for a stage. */
export function isSeen(boot: Boot, id: StageId): boolean {
  const { state } = stageOf(boot, id)
  return state !== 'waiting' && state !== 'skipped'
}

/** The last stage with direct evidence. */
export function furthestOf(boot: Boot): StageId | null {
  return STAGE_IDS.findLast(id => isSeen(boot, id)) ?? null
}

/** Records a sighting: its own stage, then the earlier stages that it proves and the later ones that it resets. */
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

/** A stage that was overtaken has either ended or happened outside Slipway's view. */
function settle(stage: Stage, atMs: number): Stage {
  if (stage.state === 'running') return { ...stage, state: 'done', endedAtMs: atMs }
  return stage.state === 'waiting' ? { ...stage, state: 'skipped' } : stage
}
