import type { MacAddress } from '#contract/address.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { Clock } from '../../base/clock.ts'
import { ALL_ROUTERS, type NdpPort } from '../../net/network.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { createEmptyRouter } from './empty-router.ts'
import {
  decodeNdpMessage,
  encodeEmptyAdvertisement,
  encodeRouterSolicitation,
  type NdpMessage,
} from './message.ts'

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
