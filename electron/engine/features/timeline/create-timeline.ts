import { join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { Boot } from '#contract/timeline.ts'
import type { Words } from '#words/describe.ts'
import { messageOfLine } from '#words/log-line.ts'
import { errorLogger, type Log } from '../../base/log/log.ts'
import type { Reporting } from '../../base/reporting.ts'
import type { Clock } from '../../base/clock.ts'
import { createFileSink } from '../../base/log/log-file.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { Network } from '../../net/network.ts'
import type { SqliteJournalStore } from '../../store/sqlite-journal-store.ts'
import type { SqliteLeaseStore } from '../../store/sqlite-lease-store.ts'
import type { SqliteMachineStore } from '../../store/sqlite-machine-store.ts'
import { createBootExport } from './boot-export.ts'
import { createDiagnosisSettings } from './diagnosis/rule.ts'
import { timelineHandlers, type TimelineHandlers } from './handlers.ts'
import { createJournal } from './journal.ts'
import { createSightings } from './sightings.ts'
import { trackBoots } from './track-boots.ts'
import { createDatagramRing, tapNetwork } from '../../net/capture/tapped-network.ts'
import type { WhoIs } from '../../base/who-is.ts'

/** Boots that may continue after Slipway has restarted. */
const RESTORED_BOOTS = 64

/** Turns facts into events, events into boots with findings, and both into log lines. */
export interface Timeline {
  readonly handlers: TimelineHandlers
  readonly record: RecordFact
  /** The machine's current boot. */
  readonly currentBoot: (mac: MacAddress) => Boot | null
  /** Schedules writing changes of a machine to the disk. */
  readonly saveLater: () => void
  /** The network, which also keeps the DHCP and TFTP packets of recent boots. */
  readonly network: Network
  close(): void
}

export function createTimeline(needs: {
  readonly clock: Clock
  readonly reporting: Reporting
  readonly network: Network
  readonly journalStore: SqliteJournalStore
  readonly machines: SqliteMachineStore
  readonly leases: SqliteLeaseStore
  readonly dataFolder: string
  readonly lastBootId: number
  /** The language of the log file. */
  readonly words: Words
  /** The path that a damaged database was moved to; usually null. */
  readonly databaseSetAside: string | null
  readonly whoIs: WhoIs
  readonly menuItems: () => readonly MenuItem[]
  readonly hasProgram: (name: string) => boolean
  readonly describePath: (path: string) => PathRole | null
  /** Called at every change of a boot. */
  readonly onBoot: (boot: Boot) => void
  readonly onEvent: (event: BootEvent) => void
}): Timeline {
  const { clock, journalStore, machines, leases, menuItems, hasProgram } = needs
  const { log, counter, publish } = needs.reporting

  let bootId = needs.lastBootId
  const tracking = trackBoots({
    clock,
    nextBootId: () => ++bootId,
    describePath: needs.describePath,
    settings: createDiagnosisSettings({ menuItems, machineOf: mac => machines.find(mac), hasProgram }),
    onChange(boot) {
      journal.keepBoot(boot)
      needs.onBoot(boot)
    },
    onShow: boot => publish('boot.changed', boot),
  })
  tracking.restore(journalStore.boots({ limit: RESTORED_BOOTS }))
  const sightings = createSightings({
    clock,
    machines,
    leaseOf: mac => leases.leaseOf(mac),
    publish,
    onWriteError: errorLogger(log, 'machines-unwritable'),
  })
  const file = createFileSink(join(needs.dataFolder, 'slipway.ndjson'), line =>
    needs.words.describe(messageOfLine(line)),
  )
  const journal = createJournal({
    clock,
    counter,
    publish,
    onEvent(event) {
      tracking.record(event)
      sightings.noteEvent(event)
      needs.onEvent(event)
    },
    onEventError: errorLogger(log, 'event-failed'),
    onFactLine(line) {
      file.sink(line)
      publish('log.written', line)
    },
    store: journalStore,
    onWriteError: errorLogger(log, 'journal-unwritable'),
  })
  for (const sink of [file.sink, journal.keepLine, publish.bind(null, 'log.written')]) log.addSink(sink)
  if (needs.databaseSetAside !== null) logSetAside(log, needs.databaseSetAside)
  const datagrams = createDatagramRing()
  const network = tapNetwork(needs.network, {
    whoIs: needs.whoIs,
    tap: (mac, { bytes, from, to, isReceived }) =>
      datagrams.keep(mac, {
        bytes,
        from,
        to,
        atMs: clock.nowMs(),
        // Its position among the events: a datagram that arrives comes before the event that it causes.
        seq: isReceived ? counter.last() + 1 : counter.last(),
      }),
  })

  return {
    handlers: timelineHandlers(
      journalStore,
      journal.flush,
      createBootExport({ journal: journalStore, flushJournal: journal.flush, datagrams }),
    ),
    record: journal.record,
    currentBoot: tracking.current,
    saveLater: sightings.saveLater,
    network,
    close() {
      try {
        tracking.close()
        journal.close()
      } finally {
        file.close()
      }
    },
  }
}

function logSetAside(log: Log, path: string): void {
  log.write({ level: 'error', part: 'app', code: 'database-set-aside', params: { path } })
}
