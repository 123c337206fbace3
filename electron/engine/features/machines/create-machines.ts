import type { MacAddress } from '#contract/address.ts'
import type { ServingState } from '#contract/network.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Clock } from '../../base/clock.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { WhoIs } from '../../base/who-is.ts'
import type { Network } from '../../net/network.ts'
import type { Intake, Route } from '../../protocols/http/route.ts'
import {
  createReportIntake,
  createReportRoute,
  createTicketRoute,
} from '../../protocols/http/routes/report.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { SqliteMachineGroupStore, SqliteMachineStore } from '../../store/sqlite-machine-store.ts'
import type { SqliteSettingsStore } from '../../store/sqlite-settings-store.ts'
import { createCallHome, type CallHome } from './call-home.ts'
import { createGroupEditor } from './group-editor.ts'
import { machineHandlers, type MachineHandlers } from './handlers.ts'
import { createMachineEditor } from './machine-editor.ts'
import { createStarts } from './starts.ts'
import { createWake } from './wake.ts'

export { createWhoIs } from './who-is.ts'

/** Machines and their groups: settings, status reports, and installing once. */
export interface Machines {
  readonly handlers: MachineHandlers
  /** The URL that the machine's current boot sends its status reports to. */
  readonly callHomeBase: CallHome['baseFor']
  /** What a machine's scripts contain, so that what it requests from them counts as its own. */
  readonly bootTickets: Pick<CallHome, 'ticketFor' | 'machineOf'>
  /** The GET and POST routes for status reports. */
  readonly routes: readonly Route[]
  readonly intakes: readonly Intake[]
  /** A boot has progressed: it may have started an entry, or be the first boot after an installation. */
  noteBoot(boot: Boot): void
}

export function createMachines(needs: {
  readonly clock: Clock
  readonly publish: Publish
  readonly record: RecordFact
  readonly network: Network
  readonly machines: SqliteMachineStore
  readonly groups: SqliteMachineGroupStore
  readonly leases: SqliteLeaseStore
  readonly settings: SqliteSettingsStore
  readonly serving: () => ServingState
  /** Throws `entry-not-found`. */
  readonly needEntry: (id: string) => void
  /** Throws `answer-not-found`. */
  readonly needAnswer: (id: string) => void
  /** False for entries such as the local disk. */
  readonly startsSystem: (entry: string) => boolean
  readonly currentBoot: (mac: MacAddress) => Boot | null
  readonly whoIs: WhoIs
  /** Schedules writing changes of a machine to the disk. */
  readonly saveLater: () => void
}): Machines {
  const { clock, publish, record, machines, groups, leases, needEntry, saveLater } = needs
  const editor = createMachineEditor({
    clock,
    publish,
    machines,
    leases,
    groupOf: name => groups.find(name),
    needEntry,
    needAnswer: needs.needAnswer,
  })
  const groupEditor = createGroupEditor({ publish, groups, machines, editor, needEntry })
  const wake = createWake({
    network: needs.network,
    serving: needs.serving,
    machineOf: mac => machines.find(mac),
    record,
  })
  const callHome = createCallHome({
    clock,
    settings: needs.settings,
    machines,
    publish,
    record,
    currentBoot: needs.currentBoot,
    saveLater,
  })
  return {
    handlers: machineHandlers(editor, groupEditor, wake),
    callHomeBase: callHome.baseFor,
    bootTickets: callHome,
    routes: [
      createTicketRoute({ ticketFor: callHome.ticketFor }),
      createReportRoute({ take: callHome.take }),
    ],
    intakes: [createReportIntake({ take: callHome.take })],
    noteBoot: createStarts({
      clock,
      machines,
      publish,
      record,
      startsSystem: needs.startsSystem,
      whoIs: needs.whoIs,
      saveLater,
    }),
  }
}
