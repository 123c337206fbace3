import type { MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { RecordFact } from '../../base/record-fact.ts'

/** A machine between its kernel and its system asks for nothing; after this long someone else may load. */
const QUIET_MS = 10_000
/** A transfer that has not moved for so long keeps no one waiting: its machine was switched off. */
const STALLED_MS = 60_000
/** Asks every 3 to 15 seconds; who has not asked for so long has gone elsewhere. */
const FORGOTTEN_MS = 30_000
/** The name of a machine comes out of a path: more than these are made up, and let through. */
const MAX_WAITING = 4096

/** Whether a machine may load, and if not, how many are before it. */
export type Turn =
  | { readonly mayLoad: true }
  | {
      readonly mayLoad: false
      readonly loadingCount: number
      readonly aheadCount: number
      /** It has not been told before. */
      readonly isNew: boolean
    }

/** Lets a batch of machines load at once; who comes first loads first. */
export interface StartTurns {
  /** Asked when a machine has chosen what to start, and again by one that was told to wait. */
  ask(mac: MacAddress): Turn
  /** What machines fetch tells how long a turn lasts. */
  readonly onFact: RecordFact
}

interface Loading {
  lastHeardMs: number
  readonly open: Set<string>
}

/** Time is the monotonic clock's: a computer whose clock is set keeps no one waiting. */
export function createStartTurns(needs: {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly machinesAtOnce: number
}): StartTurns {
  const { clock, machinesAtOnce } = needs
  const loading = new Map<MacAddress, Loading>()
  /** In the order in which they came; when each asked last. */
  const waiting = new Map<MacAddress, number>()

  const forget = (nowMs: number): void => {
    for (const [mac, { lastHeardMs, open }] of loading)
      if (nowMs - lastHeardMs > (open.size > 0 ? STALLED_MS : QUIET_MS)) loading.delete(mac)
    for (const [mac, askedMs] of waiting) if (nowMs - askedMs > FORGOTTEN_MS) waiting.delete(mac)
  }
  const begin = (mac: MacAddress, nowMs: number): Turn => {
    waiting.delete(mac)
    loading.set(mac, { lastHeardMs: nowMs, open: loading.get(mac)?.open ?? new Set() })
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
      machine.lastHeardMs = clock.monotonicMs()
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

/** Seconds between two questions of the machine that is next; one more for every ten before it, so that hundreds that wait cost little. */
const ASK_AGAIN_SECONDS = 3
const AT_MOST_SECONDS = 15

/**
 * Keeps a machine in iPXE until it is its turn, and then goes on with what it asked for. Ctrl-C on the machine leaves it. A firmware
 * that was left without a DHCP answer instead would give up after a minute and start something else.
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
