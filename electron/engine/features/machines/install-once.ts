import type { LastStart, Machine, NextBoot } from '#contract/machine.ts'
import type { Boot, Stage, StageId } from '#contract/timeline.ts'

/** What is changed on a machine because of what it did; a missing key stays as it is. */
export interface InstallUpdate {
  readonly next?: NextBoot
  readonly lastStart?: LastStart
}

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

/** No installer is done sooner; a machine that comes back before has lost power, or its kernel has crashed. */
const SHORTEST_INSTALL_MS = 60_000

/**
 * A machine whose user takes a restart for the end of an installation: its "once" was started, every file went out, and
 * later it asks to boot again. Null where that is not so.
 */
export function afterComingBack(machine: Machine, boot: Boot): InstallUpdate | null {
  const start = machine.lastStart
  if (machine.installedWhen !== 'restarted' || !machine.isOnceSpent || machine.next !== 'menu') return null
  if (!start?.isLoaded || boot.id <= start.bootId) return null
  if (start.outcome !== 'unreported' && start.outcome !== 'installing') return null
  if (boot.startedAtMs - start.startedAtMs < SHORTEST_INSTALL_MS) return null
  return { next: 'local', lastStart: { ...start, outcome: 'restarted', outcomeAtMs: boot.startedAtMs } }
}

function stageOf(boot: Boot, id: StageId): Stage | undefined {
  return boot.stages.find(stage => stage.id === id)
}

function text(value: string | number | undefined): string | null {
  return typeof value === 'string' ? value : null
}
