import type { Machine } from '#contract/machine.ts'
import type { Boot } from '#contract/timeline.ts'
import type { MachineUpdate } from './machine-update.ts'

/** No installer is done sooner; a machine that comes back before has lost power, or its kernel has crashed. */
const SHORTEST_INSTALL_MS = 60_000

/**
 * A machine whose user takes a restart for the end of an installation: its "once" was started, every file went out, and
 * later it asks to boot again. Null where that is not so.
 */
export function afterComingBack(machine: Machine, boot: Boot): MachineUpdate | null {
  const start = machine.lastStart
  if (machine.installedWhen !== 'restarted' || !machine.isOnceSpent || machine.next !== 'menu') return null
  if (!start?.isLoaded || boot.id <= start.bootId) return null
  if (start.outcome !== 'unreported' && start.outcome !== 'installing') return null
  if (boot.startedAtMs - start.startedAtMs < SHORTEST_INSTALL_MS) return null
  return { next: 'local', lastStart: { ...start, outcome: 'restarted', outcomeAtMs: boot.startedAtMs } }
}
