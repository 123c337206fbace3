import type { MacAddress } from '#contract/address.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'

/**
 * Who has just chosen its own disk on our menu. A UEFI firmware then goes through its boot options one after the
 * other, and when "UEFI HTTPv4" comes before the disk it would land in the same menu again (OVMF: PXEv4, HTTPv4,
 * disk). Once within this time it is led on to its disk without the menu. Silence would do so too, but EDK2 waits a minute
 * for an offer that it can use.
 */
export interface OwnDiskWindow {
  note(mac: MacAddress): void
  /** True once after a choice: whoever comes again wants the menu. */
  take(mac: MacAddress): boolean
}

/** EDK2 comes to its HTTP option 5 s after PXE gave up, and loads its program in some seconds more. */
const WINDOW_MS = 60_000
const MAX_MACHINES = 2048

export function createOwnDiskWindow(needs: { readonly clock: Clock }): OwnDiskWindow {
  const chosen = new ExpiringMap<MacAddress, { isTaken: boolean }>(MAX_MACHINES, WINDOW_MS)
  return {
    note(mac) {
      // Being led on is no choice.
      const nowMs = needs.clock.nowMs()
      if (!chosen.get(mac, nowMs)?.isTaken) chosen.set(mac, { isTaken: false }, nowMs)
    },
    take(mac) {
      const choice = chosen.get(mac, needs.clock.nowMs())
      if (!choice || choice.isTaken) return false
      choice.isTaken = true
      return true
    },
  }
}
