import type { MacAddress } from '#contract/address.ts'
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
  const offeredAtMs = new Map<MacAddress, number>()
  const waiting = new Map<MacAddress, { readonly from: string; readonly atMs: number }>()
  let routerHeardAtMs = Number.NEGATIVE_INFINITY

  const isRouterThere = (): boolean => clock.nowMs() - routerHeardAtMs < ROUTER_SILENCE_MS
  const isBooting = (mac: MacAddress): boolean =>
    clock.nowMs() - (offeredAtMs.get(mac) ?? Number.NEGATIVE_INFINITY) < BOOTING_MS

  return {
    solicited(mac, from) {
      // Routers do not forward link-local senders, so this one is on the cable (what RFC 4861's hop limit 255 proves);
      // a sender without an address could only be answered by a broadcast, and everybody would listen.
      if (mac === null || !LINK_LOCAL.test(from) || isRouterThere()) return null
      if (isBooting(mac)) return from
      remember(waiting, mac, { from, atMs: clock.nowMs() })
      return null
    },
    offered(mac) {
      remember(offeredAtMs, mac, clock.nowMs())
      const question = waiting.get(mac)
      waiting.delete(mac)
      const isFresh = question !== undefined && clock.nowMs() - question.atMs < WAITING_MS
      return isFresh && !isRouterThere() ? question.from : null
    },
    advertised() {
      routerHeardAtMs = clock.nowMs()
    },
  }
}

function remember<Value>(memory: Map<MacAddress, Value>, mac: MacAddress, value: Value): void {
  memory.delete(mac)
  memory.set(mac, value)
  for (const oldest of memory.keys()) {
    if (memory.size <= MAX_REMEMBERED) return
    memory.delete(oldest)
  }
}
