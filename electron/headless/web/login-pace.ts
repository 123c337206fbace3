import { BoundedMap } from '#engine/base/bounded-map.ts'

const FREE_TRIES = 5
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 300_000
/** Failures of all addresses together, against distributed guessing. */
const FREE_TRIES_OF_ALL = 50
const FORGET_MS = 3_600_000
const MAX_ADDRESSES = 1024

/** Slows down guessing: after a few wrong passwords an address has to wait, twice as long each time. */
export interface LoginPace {
  /** How long this address still has to wait; 0 if it may try. */
  waitMs(address: string): number
  noteFailure(address: string): void
  noteSuccess(address: string): void
}

interface Failures {
  readonly count: number
  readonly lastMs: number
}

export function createLoginPace(nowMs: () => number): LoginPace {
  const failures = new BoundedMap<string, Failures>(MAX_ADDRESSES)
  let ofAll: Failures = { count: 0, lastMs: 0 }

  const again = (before: Failures | undefined): Failures => ({
    count: before && nowMs() - before.lastMs < FORGET_MS ? before.count + 1 : 1,
    lastMs: nowMs(),
  })
  const waitAfter = ({ count, lastMs }: Failures, freeTries: number): number => {
    if (count < freeTries) return 0
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** Math.min(count - freeTries, 20), LONGEST_WAIT_MS)
    return Math.max(0, lastMs + waitMs - nowMs())
  }
  return {
    waitMs: address =>
      Math.max(
        waitAfter(failures.get(networkOf(address)) ?? { count: 0, lastMs: 0 }, FREE_TRIES),
        waitAfter(ofAll, FREE_TRIES_OF_ALL),
      ),
    noteFailure(address) {
      const key = networkOf(address)
      failures.set(key, again(failures.get(key)))
      ofAll = again(ofAll)
    },
    noteSuccess: address => void failures.delete(networkOf(address)),
  }
}

/** One computer controls a whole /64 of IPv6 addresses (RFC 4291 §2.5.1). */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain
}
