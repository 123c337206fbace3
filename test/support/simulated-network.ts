import { setImmediate } from 'node:timers/promises'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { NetworkCard } from '#contract/network.ts'
import { withBursts, type DatagramListener, type UdpEndpoint, type UdpPort } from '#engine/net/udp-port.ts'
import type { Network } from '#engine/net/network.ts'

/** One datagram on the simulated wire. */
export interface SimulatedDatagram {
  readonly bytes: Uint8Array
  readonly from: UdpEndpoint
  readonly to: UdpEndpoint
}

export type Fate = 'deliver' | 'drop' | 'twice'

export interface SimulatedHost {
  readonly address: Ipv4
  /** Receives unicast and, with `receivesBroadcast`, broadcasts to the port; port 0 takes a free one. */
  open(port: number, options?: { receivesBroadcast?: boolean }): UdpPort
  /** This host's only card `eth0`, for code that asks for a Network. */
  asNetwork(): Network
}

export interface SimulatedNetwork {
  host(address: Ipv4): SimulatedHost
  /** Everything that was sent, lost datagrams included, in order. */
  readonly wire: readonly SimulatedDatagram[]
  /** Decides whether each datagram is delivered; the most recent function counts. */
  onTransmit(decide: (datagram: SimulatedDatagram) => Fate): void
  /** Delivers datagrams until none is in flight and no host sends any more. */
  settle(): Promise<void>
}

const BROADCAST = '255.255.255.255'
const FIRST_EPHEMERAL_PORT = 49_152

/** One segment without delay: datagrams arrive in the order in which they were sent, when the test settles it. */
export function createSimulatedNetwork(): SimulatedNetwork {
  const wire: SimulatedDatagram[] = []
  const underWay: SimulatedDatagram[] = []
  const ports = new Map<string, SimulatedPort>()
  let decideFate: (datagram: SimulatedDatagram) => Fate = () => 'deliver'
  let nextPort = FIRST_EPHEMERAL_PORT

  const transmit = (datagram: SimulatedDatagram): void => {
    wire.push(datagram)
    const fate = decideFate(datagram)
    if (fate !== 'drop') underWay.push(datagram)
    if (fate === 'twice') underWay.push(datagram)
  }
  const deliver = ({ bytes, from, to }: SimulatedDatagram): void => {
    // A copy that is overwritten afterwards: it reveals a listener that keeps the bytes.
    for (const port of ports.values()) {
      const isAddressed =
        port.port === to.port &&
        (port.address === to.address || (to.address === BROADCAST && port.receivesBroadcast))
      if (!isAddressed || (port.address === from.address && port.port === from.port)) continue
      const copy = Uint8Array.from(bytes)
      port.hear(copy, from)
      copy.fill(0xee)
    }
  }

  const open = (address: Ipv4, wanted: number, receivesBroadcast: boolean): UdpPort => {
    const port = wanted === 0 ? nextPort++ : wanted
    const key = `${address}:${port}`
    if (ports.has(key)) throw new SlipwayError('port-in-use', { protocol: 'udp', port })
    const opened = createSimulatedPort({
      address,
      port,
      receivesBroadcast,
      transmit,
      forget: () => ports.delete(key),
    })
    ports.set(key, opened)
    return opened
  }

  return {
    wire,
    host: address => ({
      address,
      open: (port, options = {}) => open(address, port, options.receivesBroadcast ?? false),
      asNetwork: () => asNetwork(address, open),
    }),
    onTransmit(decide) {
      decideFate = decide
    },
    async settle() {
      for (let quietRounds = 0; quietRounds < 3; quietRounds++) {
        for (let next = underWay.shift(); next; next = underWay.shift()) {
          deliver(next)
          quietRounds = 0
        }
        await setImmediate()
      }
    },
  }
}

interface SimulatedPort extends UdpPort {
  readonly receivesBroadcast: boolean
  hear(bytes: Uint8Array, from: UdpEndpoint): void
}

function createSimulatedPort(needs: {
  address: Ipv4
  port: number
  receivesBroadcast: boolean
  transmit: (datagram: SimulatedDatagram) => void
  forget: () => void
}): SimulatedPort {
  const { address, port, receivesBroadcast } = needs
  let listener: DatagramListener | null = null
  let isClosed = false
  return {
    address,
    port,
    receivesBroadcast,
    hear: (bytes, from) => listener?.(bytes, from),
    send(bytes, to) {
      if (!isClosed) needs.transmit({ bytes: Uint8Array.from(bytes), from: { address, port }, to })
    },
    onDatagram(next) {
      listener = next
      return () => {
        if (listener === next) listener = null
      }
    },
    onError: () => () => undefined,
    close() {
      isClosed = true
      listener = null
      needs.forget()
      return Promise.resolve()
    },
  }
}

function asNetwork(
  address: Ipv4,
  open: (address: Ipv4, port: number, receivesBroadcast: boolean) => UdpPort,
): Network {
  const card: NetworkCard = {
    name: 'eth0',
    mac: '02:00:00:00:00:01' as MacAddress,
    kind: 'ethernet',
    address,
    prefixLength: 24,
    hasLink: true,
    speedMbps: 1000,
    problem: null,
  }
  return {
    cards: () => [card],
    watchCards: () => () => undefined,
    openCardPort: async ({ card: name, port }) => {
      if (name !== card.name) throw new SlipwayError('card-not-found', { card: name })
      return open(address, port, true)
    },
    openAddressPort: async where => open(where.address, where.port, false),
    openBurstPort: async where => withBursts(open(where.address, 0, false)),
    openNdpPort: ({ card: name }) =>
      Promise.reject(new SlipwayError('card-binding-unavailable', { card: name, detail: 'simulated' })),
    neighbours: async () => new Map(),
    neighbourAt: () => null,
  }
}
