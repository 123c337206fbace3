import type { MacAddress } from '#contract/address.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
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
  const chosen = new ExpiringMap<MacAddress, string>(MAX_MACHINES, WINDOW_MS)
  return {
    note: (mac, entryId) => chosen.set(mac, entryId, needs.clock.nowMs()),
    take: mac => chosen.take(mac, needs.clock.nowMs()) ?? null,
  }
}
