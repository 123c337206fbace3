import type { MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'

/**
 * Which entry a machine has chosen in iPXE that only GRUB can start: iPXE on UEFI knows no multiboot. The GRUB it
 * then loads asks for its configuration, and is led straight there instead of asking once more.
 */
export interface HandOver {
  note(mac: MacAddress, entryId: string): void
  /** The entry, once: whoever comes again wants the menu. */
  take(mac: MacAddress): string | null
}

/** GRUB is 4 MB; a slow network takes some seconds for it. */
const WINDOW_MS = 60_000
const MAX_MACHINES = 2048

export function createHandOver(needs: { readonly clock: Clock }): HandOver {
  const chosen = new Map<MacAddress, { readonly entryId: string; readonly atMs: number }>()
  return {
    note(mac, entryId) {
      chosen.delete(mac)
      chosen.set(mac, { entryId, atMs: needs.clock.nowMs() })
      const [oldest] = chosen.keys()
      if (chosen.size > MAX_MACHINES && oldest) chosen.delete(oldest)
    },
    take(mac) {
      const found = chosen.get(mac)
      chosen.delete(mac)
      return found && needs.clock.nowMs() - found.atMs < WINDOW_MS ? found.entryId : null
    },
  }
}
