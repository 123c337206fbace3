import type { LastStart, Machine } from '#contract/machine.ts'
import type { Boot, Stage, StageId } from '#contract/timeline.ts'

/** What a boot tells about its machine's starts. */
export interface StartNote {
  readonly lastStart: LastStart
  /** Its "once" is used up now. */
  readonly isOnceUsedUp?: true
}

/**
 * What to remember of a boot that goes on. An entry is started when its script was fetched or its kernel is asked for, and
 * loaded when every file is out. Each boot uses up one "once": another may be set while this one still goes on.
 * `startsSystem` is false for entries such as the own disk or a shell.
 */
export function noteStart(
  machine: Machine,
  boot: Boot,
  startsSystem: (entry: string) => boolean,
): StartNote | null {
  const chosen = stageOf(boot, 'chosen')
  const isLoaded = stageOf(boot, 'kernel')?.state === 'done'
  // Two entries may share a kernel: then the machine's own is meant, which it was told to start.
  const entry = text(chosen?.facts['entry']) ?? (isLoaded && machine.next === 'once' ? machine.entry : null)
  if (entry === null || !startsSystem(entry)) return null
  const { lastStart: known } = machine
  const isKnown = known?.bootId === boot.id && known.entry === entry
  if (isKnown && (known.isLoaded || !isLoaded)) return null
  const started: LastStart = {
    bootId: boot.id,
    entry,
    title: text(chosen?.facts['title']) ?? entry,
    startedAtMs: chosen?.startedAtMs ?? boot.lastEventAtMs,
    isLoaded,
    outcome: 'unreported',
    text: null,
    outcomeAtMs: null,
  }
  const isUsedUp = !isKnown && machine.next === 'once' && machine.entry === entry
  return {
    lastStart: isKnown ? { ...known, isLoaded: true } : started,
    ...(isUsedUp ? { isOnceUsedUp: true } : {}),
  }
}

function stageOf(boot: Boot, id: StageId): Stage | undefined {
  return boot.stages.find(stage => stage.id === id)
}

function text(value: string | number | undefined): string | null {
  return typeof value === 'string' ? value : null
}
