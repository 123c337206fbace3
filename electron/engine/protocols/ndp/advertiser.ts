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

/** Runs an {@link createEmptyRouter} over a port: messages and DHCP's facts in, advertisements out. */
export interface Advertiser {
  /** What DHCP tells of machines. */
  readonly heard: RecordFact
  stop(): Promise<void>
}

export function createAdvertiser(needs: {
  port: NdpPort
  clock: Clock
  /** An advertisement left. */
  onAnswered?: (mac: MacAddress) => void
  /** The first router's message of all. */
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
  // A router that spoke before we listened would be silent for minutes; asked, it speaks within half a second.
  port.send(encodeRouterSolicitation(), ALL_ROUTERS)

  return {
    heard(fact, { mac }) {
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

/** Null for what is no such message: it changes nothing. */
function tryDecode(bytes: Uint8Array): NdpMessage | null {
  try {
    return decodeNdpMessage(bytes)
  } catch (error) {
    if (error instanceof DecodeError) return null
    throw error
  }
}
