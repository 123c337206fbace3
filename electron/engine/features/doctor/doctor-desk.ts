import type { DoctorMethods } from '#contract/doctor.ts'
import type { Subscribe } from '#contract/events.ts'
import type { HostChangeMethods } from '#contract/host-change.ts'
import type { BootPrograms } from '../boot/program/boot-programs.ts'
import type { Clock } from '../../base/clock.ts'
import { createChecks } from './checks.ts'
import { createDoctor } from './doctor.ts'
import type { Log } from '../../base/log/log.ts'
import type { Network } from '../../net/network.ts'
import { findElevation } from './privilege/elevation.ts'
import { createHostChanges } from './privilege/host-changes.ts'
import { runProgram } from '../../base/process/run-program.ts'
import type { Serving } from '../serving/create-serving.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'

type DeskMethods = DoctorMethods & HostChangeMethods

export type DoctorHandlers = {
  readonly [M in keyof DeskMethods]: (input: DeskMethods[M]['input']) => Promise<DeskMethods[M]['output']>
}

export interface DoctorDesk {
  readonly handlers: DoctorHandlers
  /** Takes back what this run changed for serving, where that asks nobody. */
  close(): Promise<void>
}

/** Serving anew with other settings is a stop and a start: what was opened for it stays open in between. */
const UNDO_AFTER_MS = 5000

/** Doctor, and the changes of this computer that it offers. */
export function createDoctorDesk(needs: {
  readonly clock: Clock
  readonly log: Log
  readonly network: Network
  readonly serving: Serving
  readonly programs: BootPrograms
  readonly settings: SqliteSettingsStore
  readonly dataFolder: string
  readonly subscribe: Subscribe
  /** What test machines need and this computer lacks. */
  readonly missingForTestMachines: () => Promise<readonly string[]>
}): DoctorDesk {
  const { clock, log, network, serving, programs, settings, dataFolder } = needs
  const elevation = findElevation()
  const changes = createHostChanges({
    clock,
    elevation,
    run: runProgram,
    store: {
      read: () => settings.read('host-changes'),
      write: kept => settings.write('host-changes', kept),
    },
  })
  const doctor = createDoctor({
    clock,
    serving,
    cards: network.cards,
    checks: createChecks({
      clock,
      network,
      serving,
      programs,
      dataFolder,
      run: runProgram,
      missingForTestMachines: needs.missingForTestMachines,
      offerChange: change => ({ kind: 'host-change', change, ...changes.plan(change) }),
    }),
  })

  let hasMade = false
  const undoServing = (): Promise<void> =>
    changes.undoServing().catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error)
      log.write({ level: 'warning', part: 'app', code: 'undo-failed', params: { detail } })
    })
  let cancelUndo: (() => void) | null = null
  const stopListening = needs.subscribe(({ name, payload }) => {
    if (name !== 'serving.changed') return
    cancelUndo?.()
    cancelUndo = payload.state === 'stopped' ? clock.after(UNDO_AFTER_MS, () => void undoServing()) : null
  })

  return {
    handlers: {
      'doctor.run': request => doctor.run(request),
      'hostChanges.plan': async ({ change }) => changes.plan(change),
      async 'hostChanges.make'({ change }) {
        const made = await changes.make(change)
        hasMade = true
        const detail = change.kind
        log.write({ level: 'info', part: 'app', code: 'host-changed', params: { detail } })
        return made
      },
      'hostChanges.list': async () => changes.list(),
      async 'hostChanges.undo'({ id }) {
        await changes.undo(id)
        return null
      },
    },
    async close() {
      stopListening()
      cancelUndo?.()
      if (hasMade && elevation?.asks === false) await undoServing()
    },
  }
}
