import { join } from 'node:path'
import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import { describeSetAside } from '#contract/set-aside-text.ts'
import type { Boot } from '#contract/timeline.ts'
import { complainTo, type Announcements } from '../../base/announcements.ts'
import type { BootStock } from '../library/boot-stock.ts'
import { createDescribePath } from '../boot/path-role.ts'
import type { Clock } from '../../base/clock.ts'
import { createDiagnosisSettings } from './diagnosis/settings.ts'
import { createJournal } from './journal.ts'
import { createFileSink } from '../../base/log/file-sink.ts'
import type { Log } from '../../base/log/log.ts'
import type { Stores } from '../../store/open-stores.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { createSightings } from './sightings.ts'
import { createStarts } from './starts.ts'
import { trackBoots } from './track-boots.ts'

/** Boots that may still be going on when Slipway starts again. */
const RESTORED_BOOTS = 64

/** What is known of machines: facts become events, events become boots, machines and log lines. */
export interface BootRecords {
  readonly record: RecordFact
  /** The boot a machine is in. */
  readonly currentBoot: (mac: MacAddress) => Boot | null
  /** What was noted of a machine reaches the disk some time. */
  readonly saveLater: () => void
  /** Writes what has gathered, now. */
  readonly flush: () => void
  close(): void
}

export function openBootRecords(needs: {
  readonly clock: Clock
  readonly announcements: Announcements
  readonly stores: Stores
  readonly dataFolder: string
  readonly lastBootId: number
  readonly stock: Pick<BootStock, 'menuItems' | 'hasProgram'>
  readonly onBoot: (boot: Boot) => void
  readonly onEvent: (event: BootEvent) => void
}): BootRecords {
  const { clock, stores } = needs
  const { log, counter, publish } = needs.announcements
  const { menuItems, hasProgram } = needs.stock
  const { machines, leases } = stores
  const complain = complainTo(log)

  let bootId = needs.lastBootId
  const timeline = trackBoots({
    clock,
    nextBootId: () => ++bootId,
    describePath: createDescribePath({ menuItems, hasProgram }),
    settings: createDiagnosisSettings({
      menuItems,
      machineOf: mac => machines.find(mac),

      hasProgram,
    }),
    onChange(boot) {
      journal.keepBoot(boot)
      noteStart(boot)
      needs.onBoot(boot)
    },
    onShow: boot => publish('boot.changed', boot),
  })
  timeline.restore(stores.journal.boots({ limit: RESTORED_BOOTS }))
  const sightings = createSightings({
    clock,
    machines,
    leaseOf: mac => leases.leaseOf(mac),
    publish,
    onWriteError: complain('machines-unwritable', 'Machines cannot be saved; serving goes on.'),
  })
  const noteStart = createStarts({
    clock,
    machines,
    publish,
    record: (fact, party) => journal.record(fact, party),
    startsSystem: entry => menuItems().some(item => item.id === entry && item.kind !== 'local'),
    saveLater: sightings.saveLater,
  })
  const file = createFileSink(join(needs.dataFolder, 'slipway.ndjson'))
  const journal = createJournal({
    clock,
    counter,
    publish,
    onEvent(event) {
      timeline.record(event)
      sightings.noteEvent(event)
      needs.onEvent(event)
    },
    onEventError: complain('event-failed', 'What a machine did could not be noted.'),
    onFactLine(line) {
      file.sink(line)
      publish('log.written', line)
    },
    store: stores.journal,
    onWriteError: complain('journal-unwritable', 'The journal cannot be written; serving goes on.'),
  })
  for (const sink of [file.sink, journal.keepLine, publish.bind(null, 'log.written')]) log.addSink(sink)
  if (stores.databaseSetAside !== null) tellSetAside(log, stores.databaseSetAside)

  return {
    record: journal.record,
    currentBoot: timeline.current,
    saveLater: sightings.saveLater,
    flush: journal.flush,
    close() {
      timeline.close()
      journal.close()
      file.close()
    },
  }
}

function tellSetAside(log: Log, path: string): void {
  const message = describeSetAside(path)
  log.write({ level: 'error', part: 'app', code: 'database-set-aside', params: { path }, message })
}
