import type { LastStart, Machine, NextBoot } from '#contract/machine.ts'
import type { Boot, Stage, StageId } from '#contract/timeline.ts'
import type { InstallState } from '#contract/call-home.ts'

/** Changes of a machine's record that follow from its boots; missing keys stay unchanged. */
export interface InstallUpdate {
  readonly next?: NextBoot
  readonly lastStart?: LastStart
}

/** What a boot shows about the machine's starts. */
export interface StartNote {
  readonly lastStart: LastStart
  /** Its "once" has now been used. */
  readonly isOnceUsedUp?: true
}

/**
 * Updates after a boot has progressed. An entry counts as started when its script was fetched or its kernel was
 * requested, and as loaded when every file was sent. Each boot uses one "once": the user may set another while the boot
 * continues. `startsSystem` is false for entries such as the local disk or a shell.
 */
export function noteStart(
  machine: Machine,
  boot: Boot,
  startsSystem: (entry: string) => boolean,
): StartNote | null {
  const chosen = stageOf(boot, 'chosen')
  const isLoaded = stageOf(boot, 'kernel')?.state === 'done'
  // Two entries may share a kernel: then the machine's assigned entry counts.
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

/** No installer finishes faster; a machine that returns earlier has lost power, or its kernel has crashed. */
const SHORTEST_INSTALL_MS = 60_000

/**
 * For a machine whose user accepts a restart as the end of an installation: its "once" was started, every file was
 * sent, and later it asks to boot again. Null otherwise.
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

/** A machine's report about its installation. */
export interface CallHome {
  readonly state: InstallState
  readonly text: string
  readonly atMs: number
  /** The boot that the report is about; null if unknown. */
  readonly boot: { readonly id: number; readonly startedAtMs: number } | null
}

/**
 * The changes that a call home causes. The first "installed" after a start sends the machine to its own disk until the
 * user sets something else; later reports, including repeated ones, change nothing. Null if nothing changes.
 */
export function afterCallHome(machine: Machine, call: CallHome): InstallUpdate | null {
  const known = machine.lastStart
  const bootId = call.boot?.id ?? known?.bootId ?? 0
  if (known && bootId < known.bootId) return null
  const isOfKnown = known !== null && bootId === known.bootId
  if (isOfKnown && known.outcome === 'installed') return null
  // The installed system reports in place of its installer, unless the installer has reported already.
  const start = known && (isOfKnown || known.outcome !== 'installed') ? known : null
  const next = call.state === 'installed' ? nextAfter(machine, call) : machine.next
  // A system that calls home at every start is not a new installation each time.
  if (known && !start && next === machine.next) return null
  return {
    next,
    lastStart: {
      ...(start ?? unseenStart(machine, bootId, call.atMs)),
      outcome: call.state,
      text: call.text,
      outcomeAtMs: call.atMs,
    },
  }
}

/** "Always" and "ignore" are the user's decision, and so is a setting made while the installer was running. */
function nextAfter(machine: Machine, { boot }: CallHome): NextBoot {
  if (machine.next === 'always' || machine.next === 'ignore') return machine.next
  const startedAtMs = boot?.startedAtMs ?? machine.lastStart?.startedAtMs ?? 0
  const isAskedSince = startedAtMs > 0 && machine.nextSetAtMs > startedAtMs
  return isAskedSince ? machine.next : 'local'
}

function unseenStart(machine: Machine, bootId: number, atMs: number): LastStart {
  return {
    bootId,
    entry: machine.entry ?? '',
    title: machine.entry ?? '',
    startedAtMs: atMs,
    isLoaded: false,
    outcome: 'unreported',
    text: null,
    outcomeAtMs: null,
  }
}
