import type { MacAddress } from '#contract/address.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'

/**
 * Decides who gets an advertisement that offers nothing. iPXE of 2019 waits 16 s for some router before it fetches its
 * boot file; the machines that are told so are those that network-boot on this card, and none once a router is there.
 */
export interface EmptyRouter {
  /** A solicitation came; resolves to where the answer goes at once, null: nowhere. `from` is the sender's address. */
  solicited(mac: MacAddress | null, from: string): string | null
  /** DHCP offered this machine something to boot; the address of its solicitation of just now, if that waits. */
  offered(mac: MacAddress): string | null
  /** A real router spoke: it answers for itself, better than we can. */
  advertised(): void
}

/** A boot from DHCP to the loader's last question of this kind takes less; a started system asks routers again later. */
const BOOTING_MS = 5 * 60_000
/** iPXE asks 4 ms after its DISCOVER, and again after 250 ms: a question older than this was asked again. */
const WAITING_MS = 1000
/** RFC 4861 §6.2.1: no router is silent for longer (MaxRtrAdvInterval). */
const ROUTER_SILENCE_MS = 1800_000
/** Of machines and of waiting questions; the oldest go first. */
const MAX_REMEMBERED = 1024

const LINK_LOCAL = /^fe[89ab][0-9a-f]:/i

export function createEmptyRouter(needs: { clock: Clock }): EmptyRouter {
  const { clock } = needs
  const booting = new ExpiringMap<MacAddress, true>(MAX_REMEMBERED, BOOTING_MS)
  /** The address that each waiting solicitation came from. */
  const waiting = new ExpiringMap<MacAddress, string>(MAX_REMEMBERED, WAITING_MS)
  let routerHeardAtMs = Number.NEGATIVE_INFINITY

  const isRouterThere = (): boolean => clock.nowMs() - routerHeardAtMs < ROUTER_SILENCE_MS

  return {
    solicited(mac, from) {
      // Routers do not forward link-local senders, so this one is on the cable (what RFC 4861's hop limit 255 proves);
      // a sender without an address could only be answered by a broadcast, and everybody would listen.
      if (mac === null || !LINK_LOCAL.test(from) || isRouterThere()) return null
      if (booting.has(mac, clock.nowMs())) return from
      waiting.set(mac, from, clock.nowMs())
      return null
    },
    offered(mac) {
      booting.set(mac, true, clock.nowMs())
      const from = waiting.take(mac, clock.nowMs())
      return from !== undefined && !isRouterThere() ? from : null
    },
    advertised() {
      routerHeardAtMs = clock.nowMs()
    },
  }
}
