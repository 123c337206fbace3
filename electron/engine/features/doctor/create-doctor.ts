import type { Subscribe } from '#contract/events.ts'
import type { HostChange } from '#contract/host-change.ts'
import type { BootPrograms } from '../boot/create-boot.ts'
import type { Clock } from '../../base/clock.ts'
import type { ServingControl } from './check.ts'
import { createChecks } from './checks.ts'
import { doctorHandlers, type DoctorHandlers } from './handlers.ts'
import { createCheckRun } from './run-checks.ts'
import type { Log } from '../../base/log/log.ts'
import type { Network } from '../../net/network.ts'
import { findElevation } from './privilege/elevation.ts'
import { createHostChanges } from './privilege/host-changes.ts'
import { runProgram } from '../../base/process/run-program.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'

/** Doctor, and the changes of this computer that it offers. */
export interface Doctor {
  readonly handlers: DoctorHandlers
  /** Undoes the changes that this run made for serving, unless the system would have to ask its user. */
  close(): Promise<void>
}

/** A change of settings stops serving and starts it again, so the firewall stays open for this long. */
const UNDO_AFTER_MS = 5000

export function createDoctor(needs: {
  readonly clock: Clock
  readonly log: Log
  readonly network: Network
  readonly serving: ServingControl
  readonly programs: BootPrograms
  /** Names of the boot programs that booting requires. */
  readonly requiredPrograms: readonly string[]
  readonly settings: SqliteSettingsStore
  readonly dataFolder: string
  readonly subscribe: Subscribe
  /** Programs for test machines that this computer lacks. */
  readonly missingForTestMachines: () => Promise<readonly string[]>
}): Doctor {
  const { clock, log, network, serving, programs, requiredPrograms, settings, dataFolder } = needs
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
  const runChecks = createCheckRun({
    clock,
    serving,
    cards: network.cards,
    checks: createChecks({
      clock,
      network,
      serving,
      programs,
      requiredPrograms,
      dataFolder,
      run: runProgram,
      missingForTestMachines: needs.missingForTestMachines,
      offerChange: change => ({ kind: 'host-change', change, ...changes.plan(change) }),
    }),
  })

  let hasMade = false
  const logUndoFailure = (error: unknown): void => {
    const detail = error instanceof Error ? error.message : String(error)
    log.write({ level: 'warning', part: 'app', code: 'undo-failed', params: { detail } })
  }
  const undoServing = (): void => void changes.undoServing().catch(logUndoFailure)
  let cancelUndo: (() => void) | null = null
  const stopListening = needs.subscribe(({ name, payload }) => {
    if (name !== 'serving.changed') return
    cancelUndo?.()
    cancelUndo = payload.state === 'stopped' ? clock.after(UNDO_AFTER_MS, undoServing) : null
  })

  const noteMade = (change: HostChange): void => {
    hasMade = true
    const detail = change.kind
    log.write({ level: 'info', part: 'app', code: 'host-changed', params: { detail } })
  }

  return {
    handlers: doctorHandlers(runChecks, changes, noteMade),
    async close() {
      stopListening()
      cancelUndo?.()
      if (hasMade && elevation?.asks === false) await changes.undoServing().catch(logUndoFailure)
    },
  }
}
