import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import type { Party, RecordFact } from '../../base/record-fact.ts'
import { createBootingMachines, type BootingMachines } from './stage/answer-policy.ts'
import { createTransactionWatch, type OtherBootInfo, type TransactionWatch } from './transaction-watch.ts'

/** What proxy mode remembers of machines between their packets, on port 67, on port 4011 and at TFTP and HTTP. */
export interface ProxyMemory {
  readonly shapes: BootShapes
  readonly watch: TransactionWatch
  /** Who was told something to boot within the hour. */
  readonly booting: BootingMachines
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

export function createProxyMemory({
  clock,
  record,
  machineAt,
  otherBootInfo,
}: {
  clock: Clock
  record: RecordFact
  machineAt: (ip: Ipv4) => MacAddress | null
  otherBootInfo: (server: Ipv4) => OtherBootInfo | null
}): ProxyMemory {
  const shapes = createBootShapes()
  const watch = createTransactionWatch(otherBootInfo)
  const booting = createBootingMachines()

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
      const mac = party.mac ?? (party.ip && machineAt(party.ip))
      if (!mac) return
      shapes.noteFetched(mac)
      watch.fetched(mac)
    },
    stop: () => cancel(),
  }
}

/**
 * How a machine beside another DHCP server is told its boot file. `direct`: in the offer, with option 43's "just
 * download". `boot-server`: the offer names only us, and the machine asks for the file on port 4011 (BINL). OVMF and
 * iPXE take either; some vendors' firmware follows the second only.
 */
export type ProxyShape = 'direct' | 'boot-server'

/** Which shape a machine gets, and which one worked. In memory, for what a boot costs to find out again is one retry. */
export interface BootShapes {
  /** The shape for a question of this firmware; another `xid` is another attempt. */
  shapeFor(mac: MacAddress, xid: number): ProxyShape
  /** It loaded something from us: what it was told last works for it. */
  noteFetched(mac: MacAddress): void
}

interface Attempt {
  shape: ProxyShape
  xid: number
  hasWorked: boolean
}

const MAX_MACHINES = 4096

function createBootShapes(): BootShapes {
  const attempts = new BoundedMap<MacAddress, Attempt>(MAX_MACHINES)
  return {
    shapeFor(mac, xid) {
      const last = attempts.get(mac)
      const next: Attempt = last ? { ...last, xid } : { shape: 'direct', xid, hasWorked: false }
      if (last && last.xid !== xid && !last.hasWorked)
        next.shape = last.shape === 'direct' ? 'boot-server' : 'direct'
      attempts.set(mac, next)
      return next.shape
    },
    noteFetched(mac) {
      const last = attempts.get(mac)
      if (last) last.hasWorked = true
    },
  }
}
