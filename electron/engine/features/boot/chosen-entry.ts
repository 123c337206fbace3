import type { MacAddress } from '#contract/address.ts'
import { BoundedMap, ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'

/**
 * Which entry a machine has chosen in iPXE that only GRUB can start: iPXE on UEFI knows no multiboot. The GRUB it
 * then loads asks for its configuration, and is led straight there instead of asking again.
 */
interface HandOver {
  note(mac: MacAddress, entryId: string): void
  /** The entry, once: a machine that asks again gets the menu. */
  take(mac: MacAddress): string | null
}

/** GRUB is 4 MB; a slow network takes some seconds for it. */
const GRUB_LOADS_MS = 60_000
const MAX_MACHINES = 2048

export function createHandOver(needs: { readonly clock: Clock }): HandOver {
  const chosen = new ExpiringMap<MacAddress, string>(MAX_MACHINES, GRUB_LOADS_MS)
  return {
    note: (mac, entryId) => chosen.set(mac, entryId, needs.clock.nowMs()),
    take: mac => chosen.take(mac, needs.clock.nowMs()) ?? null,
  }
}

/**
 * What someone chose in a menu under Secure Boot, for which the machine has to restart into another shim. Firmware and
 * boot loaders of this machine are led to it until the new boot loader has read its configuration.
 */
interface RestartChoice {
  note(mac: MacAddress, entryId: string): void
  /** The entry; null for none. */
  of(mac: MacAddress): string | null
  /** The same, for the loader that acts on it: a later request gets the menu again. */
  take(mac: MacAddress): string | null
}

/** A server's firmware counts its memory for minutes. */
const RESTART_MS = 10 * 60_000
/** Debian's GRUB first tests whether its configuration is there, then reads it: two requests for one menu. */
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
