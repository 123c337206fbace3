import type { InstallState } from '#contract/call-home.ts'
import type { LastStart, Machine, NextBoot } from '#contract/machine.ts'
import type { InstallUpdate } from './install-once.ts'

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
