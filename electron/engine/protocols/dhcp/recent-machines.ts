import type { MacAddress } from '#contract/address.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'

/** Machines that did something within the last while. */
export interface RecentMachines {
  note(mac: MacAddress, nowMs: number): void
  has(mac: MacAddress, nowMs: number): boolean
}

const MAX_MACHINES = 4096

export function createRecentMachines(durationMs: number): RecentMachines {
  const noted = new ExpiringMap<MacAddress, true>(MAX_MACHINES, durationMs)
  return {
    note: (mac, nowMs) => noted.set(mac, true, nowMs),
    has: (mac, nowMs) => noted.has(mac, nowMs),
  }
}

/** After it asked to boot a machine goes on as a loader and as an installer that do not say so. A big image takes its time. */
export const BOOT_GOES_ON_MS = 3_600_000
