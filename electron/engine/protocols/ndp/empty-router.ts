import type { MacAddress } from '#contract/address.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'

/**
 * Decides which machines get an advertisement that offers nothing. iPXE of 2019 waits 16 s for a router before it
 * fetches its boot file. Only machines that network-boot on this card get one, and none does once there is a real
 * router.
 */
export interface EmptyRouter {
  /**
   * Handles a solicitation. Returns the destination of an immediate reply, or null for none. `from` is the sender's
   * address.
   */
  solicited(mac: MacAddress | null, from: string): string | null
  /** DHCP offered this machine something to boot. Returns the address of its solicitation if one is waiting. */
  offered(mac: MacAddress): string | null
  /** A real router advertised: it answers for itself, better than we can. */
  advertised(): void
}

/** The time from DHCP to the loader's last solicitation is shorter; an installed system asks routers again later. */
const BOOTING_MS = 5 * 60_000
/** iPXE asks 4 ms after its DISCOVER and again after 250 ms, so an older solicitation has been repeated. */
const WAITING_MS = 1000
/** RFC 4861 §6.2.1: no router stays silent for longer (MaxRtrAdvInterval). */
const ROUTER_SILENCE_MS = 1800_000
/** Limit of machines and of waiting solicitations; the oldest are evicted. */
const MAX_REMEMBERED = 1024

const LINK_LOCAL = /^fe[89ab][0-9a-f]:/i

export function createEmptyRouter(needs: { clock: Clock }): EmptyRouter {
  const { clock } = needs
  const booting = new ExpiringMap<MacAddress, true>(MAX_REMEMBERED, BOOTING_MS)
  /** The source address of each waiting solicitation. */
  const waiting = new ExpiringMap<MacAddress, string>(MAX_REMEMBERED, WAITING_MS)
  let routerSeenAtMs = Number.NEGATIVE_INFINITY

  const isRouterThere = (): boolean => clock.nowMs() - routerSeenAtMs < ROUTER_SILENCE_MS

  return {
    solicited(mac, from) {
      // Routers do not forward link-local senders, so this one is on the link (which is what RFC 4861's hop limit 255
      // proves). A sender without an address could only be answered by multicast, which would reach every host.
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
      routerSeenAtMs = clock.nowMs()
    },
  }
}
