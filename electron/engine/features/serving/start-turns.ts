import type { MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { RecordFact } from '../../base/record-fact.ts'

/** Between its kernel and its system a machine requests nothing; after this time another one may load. */
const QUIET_MS = 10_000
/** A transfer without progress for this long blocks no one: its machine was probably switched off. */
const STALLED_MS = 60_000
/** Waiting machines ask every 3 to 15 seconds; one that has been silent this long has left. */
const FORGOTTEN_MS = 30_000
/** Machine names come from request paths, so they can be forged: beyond this many, machines are not queued. */
const MAX_WAITING = 4096

/** Whether a machine may load; if not, the number of machines ahead of it. */
export type Turn =
  | { readonly mayLoad: true }
  | {
      readonly mayLoad: false
      readonly loadingCount: number
      readonly aheadCount: number
      /** True when it starts to wait. */
      readonly isNew: boolean
    }

/** Limits how many machines load at once, in the order of their requests. */
export interface StartTurns {
  /** Called when a machine has chosen an entry, and again each time a waiting machine asks. */
  ask(mac: MacAddress): Turn
  /** File requests show how long a machine is still loading. */
  readonly onFact: RecordFact
}

interface Loading {
  lastActivityMs: number
  readonly open: Set<string>
}

/** Uses the monotonic clock, so that setting the computer's clock delays no one. */
export function createStartTurns(needs: {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly machinesAtOnce: number
}): StartTurns {
  const { clock, machinesAtOnce } = needs
  const loading = new Map<MacAddress, Loading>()
  /** In order of arrival, with the time of each machine's last request. */
  const waiting = new Map<MacAddress, number>()

  const forget = (nowMs: number): void => {
    for (const [mac, { lastActivityMs, open }] of loading)
      if (nowMs - lastActivityMs > (open.size > 0 ? STALLED_MS : QUIET_MS)) loading.delete(mac)
    for (const [mac, askedMs] of waiting) if (nowMs - askedMs > FORGOTTEN_MS) waiting.delete(mac)
  }
  const begin = (mac: MacAddress, nowMs: number): Turn => {
    waiting.delete(mac)
    loading.set(mac, { lastActivityMs: nowMs, open: loading.get(mac)?.open ?? new Set() })
    return { mayLoad: true }
  }

  return {
    ask(mac) {
      const nowMs = clock.monotonicMs()
      forget(nowMs)
      if (loading.has(mac)) return begin(mac, nowMs)
      const isNew = !waiting.has(mac)
      if (isNew && waiting.size >= MAX_WAITING) return { mayLoad: true }
      waiting.set(mac, nowMs)
      const aheadCount = [...waiting.keys()].indexOf(mac)
      if (aheadCount < machinesAtOnce - loading.size) return begin(mac, nowMs)
      return { mayLoad: false, loadingCount: loading.size, aheadCount, isNew }
    },
    onFact(fact, { mac }) {
      const machine = mac && loading.get(mac)
      if (!machine) return
      const transfer = transferOf(fact)
      if (!transfer) return
      machine.lastActivityMs = clock.monotonicMs()
      if (transfer.isOver) machine.open.delete(transfer.id)
      else machine.open.add(transfer.id)
    },
  }
}

type Fact = Parameters<RecordFact>[0]

function transferOf(fact: Fact): { readonly id: string; readonly isOver: boolean } | null {
  switch (fact.kind) {
    case 'http.started':
    case 'http.progress':
      return { id: `http ${fact.request}`, isOver: false }
    case 'http.finished':
    case 'http.aborted':
      return { id: `http ${fact.request}`, isOver: true }
    case 'tftp.started':
    case 'tftp.progress':
      return { id: `tftp ${fact.transfer}`, isOver: false }
    case 'tftp.finished':
    case 'tftp.failed':
      return { id: `tftp ${fact.transfer}`, isOver: true }
    default:
      return null
  }
}

/**
 * Seconds between two requests of the machine that is next; one more for every ten ahead, so that hundreds of waiting
 * machines cost little.
 */
const ASK_AGAIN_SECONDS = 3
const AT_MOST_SECONDS = 15

/**
 * Keeps a machine in iPXE until its turn, and then continues with its choice. Ctrl-C on the machine cancels. Delaying
 * the DHCP reply instead would make the firmware give up after a minute and boot something else.
 */
export function renderIpxeWait(
  url: string,
  { loadingCount, aheadCount }: { readonly loadingCount: number; readonly aheadCount: number },
): string {
  const others = aheadCount === 0 ? 'this one is next' : `${aheadCount} more wait before this one`
  return `#!ipxe
echo ${loadingCount} machines are loading; ${others}. It goes on by itself.
:again
sleep ${Math.min(AT_MOST_SECONDS, ASK_AGAIN_SECONDS + Math.floor(aheadCount / 10))}
chain --replace ${url} || goto again
`
}
