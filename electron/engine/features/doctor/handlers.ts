import type { DoctorMethods } from '#contract/doctor.ts'
import type { HostChange, HostChangeMethods } from '#contract/host-change.ts'
import type { HostChanges } from './privilege/host-changes.ts'
import type { RunChecks } from './run-checks.ts'

type Methods = DoctorMethods & HostChangeMethods

export type DoctorHandlers = {
  readonly [M in keyof Methods]: (input: Methods[M]['input']) => Promise<Methods[M]['output']>
}

/** Doctor's contract methods, and those that change this computer. */
export function doctorHandlers(
  runChecks: RunChecks,
  changes: HostChanges,
  /** Called after a change that the user agreed to. */
  onMade: (change: HostChange) => void,
): DoctorHandlers {
  return {
    'doctor.run': runChecks,
    'hostChanges.plan': async ({ change }) => changes.plan(change),
    async 'hostChanges.make'({ change }) {
      const made = await changes.make(change)
      onMade(change)
      return made
    },
    'hostChanges.list': async () => changes.list(),
    async 'hostChanges.undo'({ id }) {
      await changes.undo(id)
      return null
    },
  }
}
