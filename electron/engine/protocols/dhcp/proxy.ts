import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Clock } from '../../base/clock.ts'
import type { Party, RecordFact } from '../../base/record-fact.ts'
import { createBootShapes, type BootShapes } from './boot-shapes.ts'
import { BOOT_GOES_ON_MS, createRecentMachines, type RecentMachines } from './recent-machines.ts'
import { createTransactionWatch, type OtherBootInfo, type TransactionWatch } from './transaction-watch.ts'

/** What proxy mode remembers of machines between their packets, on port 67, on port 4011 and at TFTP and HTTP. */
export interface ProxyMemory {
  readonly shapes: BootShapes
  readonly watch: TransactionWatch
  /** Who was told something to boot within the hour. */
  readonly booting: RecentMachines
  /** Hears what machines fetch, from the facts of the other servers. */
  heard(fact: BootFact, party: Party): void
  stop(): void
}

const LOOK_INTERVAL_MS = 5_000

/** Any of these says that a machine came for what it was told, found or not. */
const FETCHES: ReadonlySet<BootFact['kind']> = new Set([
  'tftp.started',
  'tftp.probed',
  'tftp.missing',
  'http.started',
  'http.finished',
  'http.missing',
  'menu.served',
])

export function createProxyMemory(needs: {
  clock: Clock
  record: RecordFact
  machineAt: (ip: Ipv4) => MacAddress | null
  otherBootInfo: (server: Ipv4) => OtherBootInfo | null
}): ProxyMemory {
  const { clock, record } = needs
  const shapes = createBootShapes()
  const watch = createTransactionWatch(needs)
  const booting = createRecentMachines(BOOT_GOES_ON_MS)

  let cancel = (): void => undefined
  const look = (): void => {
    for (const { mac, failure } of watch.due(clock.nowMs())) record(failure, { mac, ip: failure.address })
    cancel = clock.after(LOOK_INTERVAL_MS, look)
  }
  cancel = clock.after(LOOK_INTERVAL_MS, look)

  return {
    shapes,
    watch,
    booting,
    heard(fact, party) {
      if (!FETCHES.has(fact.kind)) return
      const mac = party.mac ?? (party.ip && needs.machineAt(party.ip))
      if (!mac) return
      shapes.noteFetched(mac)
      watch.fetched(mac)
    },
    stop: () => cancel(),
  }
}
