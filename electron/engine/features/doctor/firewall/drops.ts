import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'
import { subnetBounds } from '#contract/subnet.ts'
import { DHCP_CLIENT_PORT } from '../../../protocols/dhcp/reply.ts'
import { fatesOf, type BaseChain, type Drop, type ProbePacket } from './packet-filter.ts'

/** A port whose packets from machines are dropped. */
export interface DroppedPort {
  readonly protocol: 'udp' | 'tcp'
  readonly port: number
  readonly drop: Drop
}

const BROADCAST = '255.255.255.255'
const NO_ADDRESS = '0.0.0.0'
/** A source port of iPXE and EDK2; any port above 1023 would do. */
const CLIENT_PORT = 2070

/** Which of a booting machine's first packets are certainly dropped. */
export function dropsOf(
  chains: readonly BaseChain[],
  card: { readonly name: string; readonly address: Ipv4; readonly prefixLength: number },
  httpPort: number,
): readonly DroppedPort[] {
  const packet = { nic: card.name, sourcePort: CLIENT_PORT, isBroadcast: false } as const
  const fromMachine = { ...packet, source: neighbourOf(card), destination: card.address }
  const probes: readonly ProbePacket[] = [
    {
      ...packet,
      protocol: 'udp',
      source: NO_ADDRESS,
      destination: BROADCAST,
      sourcePort: DHCP_CLIENT_PORT,
      destinationPort: 67,
      isBroadcast: true,
    },
    { ...fromMachine, protocol: 'udp', destinationPort: 69 },
    { ...fromMachine, protocol: 'udp', destinationPort: 4011 },
    { ...fromMachine, protocol: 'tcp', destinationPort: httpPort },
  ]
  return probes.flatMap(probe =>
    fatesOf(probe, chains).flatMap(fate =>
      fate.kind === 'dropped'
        ? [{ protocol: probe.protocol, port: probe.destinationPort, drop: fate.drop }]
        : [],
    ),
  )
}

/** Another address of the card's network, where rules treat the packet like a machine's. */
function neighbourOf(card: { readonly address: Ipv4; readonly prefixLength: number }): Ipv4 {
  const { broadcast } = subnetBounds(card)
  const last = broadcast - 1
  return ipv4FromNumber(last === ipv4ToNumber(card.address) ? last - 1 : last)
}
