import type { MacAddress } from '#contract/address.ts'
import { BoundedMap } from '../../../base/bounded-map.ts'
import type { Clock } from '../../../base/clock.ts'

/**
 * What somebody chose in a menu under Secure Boot, for which the machine has to restart into another shim. It is told to
 * firmware and loaders of this machine until the new loader has had its configuration.
 */
export interface RestartChoice {
  note(mac: MacAddress, entryId: string): void
  /** The entry; null for none. */
  of(mac: MacAddress): string | null
  /** The same, for the loader that acts on it: whoever comes later gets the menu again. */
  take(mac: MacAddress): string | null
}

/** A server's firmware counts its memory for minutes. */
const WINDOW_MS = 10 * 60_000
/** Debian's GRUB first tests whether its configuration is there, then reads it: two requests for one menu. */
const READING_MS = 10_000
const MAX_MACHINES = 2048

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
      chosen.set(mac, { entryId, untilMs: needs.clock.nowMs() + WINDOW_MS })
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
