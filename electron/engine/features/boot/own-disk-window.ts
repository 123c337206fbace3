import type { MacAddress } from '#contract/address.ts'
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
  const chosen = new Map<MacAddress, { readonly atMs: number; isTaken: boolean }>()
  const recent = (mac: MacAddress) => {
    const choice = chosen.get(mac)
    return choice && needs.clock.nowMs() - choice.atMs < WINDOW_MS ? choice : null
  }
  return {
    note(mac) {
      // Being led on is no choice.
      if (recent(mac)?.isTaken) return
      chosen.delete(mac)
      chosen.set(mac, { atMs: needs.clock.nowMs(), isTaken: false })
      if (chosen.size <= MAX_MACHINES) return
      const [oldest] = chosen.keys()
      if (oldest) chosen.delete(oldest)
    },
    take(mac) {
      const choice = recent(mac)
      if (!choice || choice.isTaken) return false
      choice.isTaken = true
      return true
    },
  }
}
