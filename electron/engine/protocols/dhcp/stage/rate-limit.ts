import type { MacAddress } from '#contract/address.ts'
import type { Stage } from '../exchange.ts'

/** More than any client sends while it boots, iPXE's retries and a repeated DHCPDECLINE included. */
const BURST = 20
const PACKETS_PER_SECOND = 2
/** Beyond this many machines the one that was quiet longest is forgotten. */
const MAX_MACHINES = 4096

/** A machine that floods (a client in a loop, two cards with one address) is heard twice a second; all others as before. */
export function limitRate(): Stage {
  const buckets = new Map<MacAddress, { tokens: number; atMs: number }>()
  return ({ mac, nowMs }) => {
    const bucket = buckets.get(mac) ?? { tokens: BURST, atMs: nowMs }
    const refill = ((nowMs - bucket.atMs) / 1000) * PACKETS_PER_SECOND
    const tokens = Math.min(BURST, bucket.tokens + Math.max(0, refill))
    const isAllowed = tokens >= 1
    // Set anew, so that the map's order is that of the last packets.
    buckets.delete(mac)
    buckets.set(mac, { tokens: isAllowed ? tokens - 1 : tokens, atMs: nowMs })
    if (buckets.size > MAX_MACHINES) buckets.delete(buckets.keys().next().value!)
    return isAllowed ? 'next' : 'drop'
  }
}
