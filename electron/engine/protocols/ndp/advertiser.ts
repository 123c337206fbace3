import type { MacAddress } from '#contract/address.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { Clock } from '../../base/clock.ts'
import { ALL_ROUTERS, type NdpPort } from '../../net/network.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import {
  decodeNdpMessage,
  encodeEmptyAdvertisement,
  encodeRouterSolicitation,
  type NdpMessage,
} from './message.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'

/**
 * Decides which machines get an advertisement that offers nothing. iPXE of 2019 waits 16 s for a router before it
 * fetches its boot file. Only machines that network-boot on this card get one, and none does once there is a real
 * router.
 */
interface EmptyRouter {
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

function createEmptyRouter(needs: { clock: Clock }): EmptyRouter {
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

/** Runs a {@link createEmptyRouter} over a port: receives messages and DHCP's facts, sends advertisements. */
export interface Advertiser {
  /** Receives DHCP's facts about machines. */
  readonly onFact: RecordFact
  stop(): Promise<void>
}

export function createAdvertiser(needs: {
  port: NdpPort
  clock: Clock
  /** Called when an advertisement was sent. */
  onAnswered?: (mac: MacAddress) => void
  /** Called for the first message of a real router. */
  onRouter?: (address: string) => void
}): Advertiser {
  const { port, clock, onAnswered = () => undefined, onRouter = () => undefined } = needs
  const router = createEmptyRouter({ clock })
  let hasRouter = false

  const answer = (mac: MacAddress | null, to: string | null): void => {
    if (mac === null || to === null) return
    port.send(encodeEmptyAdvertisement(), to)
    onAnswered(mac)
  }

  const stopListening = port.onMessage((bytes, from) => {
    const message = tryDecode(bytes)
    if (message?.kind === 'routerSolicitation') {
      answer(message.sourceLinkLayer, router.solicited(message.sourceLinkLayer, from))
    } else if (message?.kind === 'routerAdvertisement') {
      router.advertised()
      if (!hasRouter) onRouter(from)
      hasRouter = true
    }
  })
  // A router that advertised before we listened may stay silent for minutes; a solicitation makes it advertise within
  // half a second (RFC 4861 §6.2.6).
  port.send(encodeRouterSolicitation(), ALL_ROUTERS)

  return {
    onFact(fact, { mac }) {
      const hasFile =
        (fact.kind === 'dhcp.offered' || fact.kind === 'dhcp.acknowledged') && fact.bootFile !== null
      if (mac !== null && (hasFile || fact.kind === 'dhcp.proxy-offered')) answer(mac, router.offered(mac))
    },
    async stop() {
      stopListening()
      await port.close()
    },
  }
}

/** Null for other messages, which change nothing. */
function tryDecode(bytes: Uint8Array): NdpMessage | null {
  try {
    return decodeNdpMessage(bytes)
  } catch (error) {
    if (error instanceof DecodeError) return null
    throw error
  }
}
