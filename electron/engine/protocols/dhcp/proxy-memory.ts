import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import type { Party, RecordFact } from '../../base/record-fact.ts'
import { createBootingMachines, type BootingMachines } from './stage/answer-policy.ts'
import { createTransactionWatch, type OtherBootInfo, type TransactionWatch } from './transaction-watch.ts'
import type { WhoIs } from '../../base/who-is.ts'

/** What proxy mode remembers about machines between their packets to port 67, port 4011, TFTP and HTTP. */
export interface ProxyMemory {
  readonly shapes: BootShapes
  readonly watch: TransactionWatch
  /** Machines that received a boot file name within the last hour. */
  readonly booting: BootingMachines
  /** Receives the facts of the other servers, to see what machines fetch. */
  onFact(fact: BootFact, party: Party): void
  stop(): void
}

const LOOK_INTERVAL_MS = 5_000

/** Any of these shows that a machine came for the offered file, found or not. */
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
  whoIs,
  otherBootInfo,
}: {
  clock: Clock
  record: RecordFact
  whoIs: WhoIs
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
    onFact(fact, party) {
      if (!FETCHES.has(fact.kind)) return
      const mac = party.mac ?? (party.ip && whoIs(party.ip)?.mac)
      if (!mac) return
      shapes.noteFetched(mac)
      watch.fetched(mac)
    },
    stop: () => cancel(),
  }
}

/**
 * How a machine on a network with another DHCP server learns its boot file. `direct`: in the offer, with option 43's
 * "just download". `boot-server`: the offer names only us, and the machine requests the file on port 4011 (BINL). OVMF
 * and iPXE accept either; some vendors' firmware follows only the second.
 */
export type ProxyShape = 'direct' | 'boot-server'

/** Remembers which shape each machine gets and which one worked. In memory only: finding out again costs one retry. */
export interface BootShapes {
  /** The shape for a request of this firmware. A new `xid` is a new attempt. */
  shapeFor(mac: MacAddress, xid: number): ProxyShape
  /** It loaded something from us, so the last shape works for it. */
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
