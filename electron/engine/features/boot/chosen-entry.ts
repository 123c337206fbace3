import type { MacAddress } from '#contract/address.ts'
import { BoundedMap, ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'

/**
 * The entry a machine chose in iPXE that only GRUB can start: iPXE on UEFI has no multiboot. The GRUB it then loads
 * asks for its configuration and goes straight to that entry, so the user does not have to choose twice.
 */
interface PendingEntry {
  note(mac: MacAddress, entryId: string): void
  /** The entry, once. If the machine asks again it gets the menu. */
  take(mac: MacAddress): string | null
}

/** GRUB is 4 MB, which takes several seconds on a slow network. */
const GRUB_LOADS_MS = 60_000
const MAX_MACHINES = 2048

export function createPendingEntry(needs: { readonly clock: Clock }): PendingEntry {
  const chosen = new ExpiringMap<MacAddress, string>(MAX_MACHINES, GRUB_LOADS_MS)
  return {
    note: (mac, entryId) => chosen.set(mac, entryId, needs.clock.nowMs()),
    take: mac => chosen.take(mac, needs.clock.nowMs()) ?? null,
  }
}

/**
 * The entry a user chose in a menu under Secure Boot if the machine has to restart into another shim for it. Its
 * firmware and boot loaders are sent there until the new boot loader has read its configuration.
 */
interface RestartChoice {
  note(mac: MacAddress, entryId: string): void
  /** The chosen entry; null if there is none. */
  of(mac: MacAddress): string | null
  /** The same, for the loader that acts on the choice. Later requests get the menu again. */
  take(mac: MacAddress): string | null
}

/** A server's firmware can spend minutes on its memory test. */
const RESTART_MS = 10 * 60_000
/** Debian's GRUB first tests whether its configuration exists, then reads it: two requests for one menu. */
const READING_MS = 10_000

export function createRestartChoice(needs: { readonly clock: Clock }): RestartChoice {
  const chosen = new BoundedMap<MacAddress, { readonly entryId: string; readonly untilMs: number }>(
    MAX_MACHINES,
  )
  const of = (mac: MacAddress): string | null => {
    const found = chosen.get(mac)
    return found && needs.clock.nowMs() < found.untilMs ? found.entryId : null
  }
  return {
    note(mac, entryId) {
      chosen.set(mac, { entryId, untilMs: needs.clock.nowMs() + RESTART_MS })
    },
    of,
    take(mac) {
      const entryId = of(mac)
      const untilMs = Math.min(chosen.get(mac)?.untilMs ?? 0, needs.clock.nowMs() + READING_MS)
      if (entryId !== null) chosen.set(mac, { entryId, untilMs })
      return entryId
    },
  }
}
