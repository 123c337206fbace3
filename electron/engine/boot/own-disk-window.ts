import type { MacAddress } from '#contract/address.ts'
import type { Clock } from '../clock.ts'

/**
 * Who has just chosen its own disk on our menu. A UEFI firmware then goes through its boot options one after the
 * other, and when "UEFI HTTPv4" comes before the disk it would land in the same menu again (OVMF: PXEv4, HTTPv4,
 * disk). For this long it is told of nothing to boot.
 */
export interface OwnDiskWindow {
  note(mac: MacAddress): void
  isOpen(mac: MacAddress): boolean
}

/** EDK2 comes to its HTTP option 5 s after PXE gave up; someone who restarts by hand should not wait much longer. */
const WINDOW_MS = 30_000
const MAX_MACHINES = 2048

export function createOwnDiskWindow(needs: { readonly clock: Clock }): OwnDiskWindow {
  const chosenAtMs = new Map<MacAddress, number>()
  return {
    note(mac) {
      chosenAtMs.delete(mac)
      chosenAtMs.set(mac, needs.clock.nowMs())
      if (chosenAtMs.size <= MAX_MACHINES) return
      const [oldest] = chosenAtMs.keys()
      if (oldest) chosenAtMs.delete(oldest)
    },
    isOpen(mac) {
      const atMs = chosenAtMs.get(mac)
      return atMs !== undefined && needs.clock.nowMs() - atMs < WINDOW_MS
    },
  }
}
