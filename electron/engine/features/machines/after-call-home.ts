import type { InstallState } from '#contract/call-home.ts'
import type { LastStart, Machine, NextBoot } from '#contract/machine.ts'
import type { InstallUpdate } from './install-once.ts'

/** What a machine said of its installation. */
export interface CallHome {
  readonly state: InstallState
  readonly text: string
  readonly atMs: number
  /** The boot it speaks of; null where no one knows. */
  readonly boot: { readonly id: number; readonly startedAtMs: number } | null
}

/**
 * What a call home changes. The first "installed" of a start sends the machine to its own disk until its user asks for
 * something else; whatever comes after it, a repetition included, changes nothing. Null where nothing changes.
 */
export function afterCallHome(machine: Machine, call: CallHome): InstallUpdate | null {
  const known = machine.lastStart
  const bootId = call.boot?.id ?? known?.bootId ?? 0
  if (known && bootId < known.bootId) return null
  const isOfKnown = known !== null && bootId === known.bootId
  if (isOfKnown && known.outcome === 'installed') return null
  // The system that was installed speaks for its installer, where that has not spoken itself.
  const start = known && (isOfKnown || known.outcome !== 'installed') ? known : null
  const next = call.state === 'installed' ? nextAfter(machine, call) : machine.next
  // A system that calls home whenever it starts is not installed again each time.
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

/** "Always" and "ignore" are what the user said, and so is what was set while the installer was running. */
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
