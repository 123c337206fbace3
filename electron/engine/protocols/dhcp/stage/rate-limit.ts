import type { MacAddress } from '#contract/address.ts'
import { BoundedMap } from '../../../base/bounded-map.ts'
import type { Stage } from '../exchange.ts'

/** More than any client sends while it boots, iPXE's retries and a repeated DHCPDECLINE included. */
const BURST = 20
const PACKETS_PER_SECOND = 2
/** Beyond this many machines the one that was quiet longest is forgotten. */
const MAX_MACHINES = 4096

/** A machine that floods (a client in a loop, two cards with one address) is heard twice a second; all others as before. */
export function limitRate(): Stage {
  const buckets = new BoundedMap<MacAddress, { tokens: number; atMs: number }>(MAX_MACHINES)
  return ({ mac, nowMs }) => {
    const bucket = buckets.get(mac) ?? { tokens: BURST, atMs: nowMs }
    const refill = ((nowMs - bucket.atMs) / 1000) * PACKETS_PER_SECOND
    const tokens = Math.min(BURST, bucket.tokens + Math.max(0, refill))
    const isAllowed = tokens >= 1
    buckets.set(mac, { tokens: isAllowed ? tokens - 1 : tokens, atMs: nowMs })
    return isAllowed ? 'next' : 'drop'
  }
}
