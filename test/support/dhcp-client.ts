import type { BootChoice, ChooseBoot } from '#engine/protocols/dhcp/client-facts.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { createOtherServers, readAddressServer } from '#engine/protocols/dhcp/stage/other-servers.ts'
import type { RecordFact } from '#engine/base/record-fact.ts'
import { createServerStages, type ServerModeNeeds } from '#engine/protocols/dhcp/server-stages.ts'
import { createDhcpServer, type DhcpProblem } from '#engine/protocols/dhcp/server.ts'
import { decodePacket, encodePacket, NO_ADDRESS, type DhcpPacket } from '#engine/protocols/dhcp/packet.ts'
import { createManualClock } from './manual-clock.ts'
import { createMemoryLeaseStore } from './memory-lease-store.ts'
import { PLAIN_SERVER_MODE } from './plain-server-mode.ts'
import { createSimulatedNetwork, type SimulatedDatagram } from './simulated-network.ts'

export const SERVER = '10.99.0.1' as Ipv4
const BROADCAST = '255.255.255.255' as Ipv4

/** A request written by hand: header fields, options by code. */
export interface RequestFields extends Partial<Omit<DhcpPacket, 'options' | 'chaddr'>> {
  readonly mac?: string
  readonly options: Readonly<Record<number, readonly number[]>>
}

export function request({ mac = '52:54:00:12:34:56', options, ...header }: RequestFields): DhcpPacket {
  const chaddr = new Uint8Array(16)
  chaddr.set(mac.split(':').map(byte => Number.parseInt(byte, 16)))
  return {
    op: 1,
    htype: 1,
    hlen: 6,
    hops: 0,
    xid: 0x01020304,
    secs: 0,
    flags: 0,
    ciaddr: NO_ADDRESS,
    yiaddr: NO_ADDRESS,
    siaddr: NO_ADDRESS,
    giaddr: NO_ADDRESS,
    sname: new Uint8Array(64),
    file: new Uint8Array(128),
    ...header,
    chaddr,
    options: new Map(Object.entries(options).map(([code, value]) => [Number(code), Uint8Array.from(value)])),
  }
}

/** A server of 10.99.0.1/24 in server mode on a simulated segment, and a client on the same segment. */
export function createDhcpBench(
  change: Partial<ServerModeNeeds> & { boots?: BootChoice | ChooseBoot | null } = {},
) {
  const { boots = null, ...needs } = change
  const network = createSimulatedNetwork()
  const clock = createManualClock()
  const leases = createMemoryLeaseStore()
  const facts: (BootFact & { mac: MacAddress | null })[] = []
  const problems: DhcpProblem[] = []
  const record: RecordFact = (fact, party) => facts.push({ ...fact, mac: party.mac })
  const others = createOtherServers({ isConflict: true, record, onSeen: () => undefined })
  const stages = createServerStages({
    ...PLAIN_SERVER_MODE,
    subnet: { address: SERVER, prefixLength: 24 },
    range: { first: '10.99.0.50' as Ipv4, last: '10.99.0.59' as Ipv4 },
    leases,
    others,
    chooseBoot: typeof boots === 'function' ? boots : () => boots,
    record,
    ...needs,
  })
  const port = network.host(SERVER).open(67, { receivesBroadcast: true })
  const server = createDhcpServer({
    port,
    clock,
    stages: stages.dhcp,
    bootpStages: stages.bootp,
    leases,
    onServerMessage(message) {
      const server = readAddressServer(message, SERVER)
      if (server) others.note(server, clock.nowMs())
    },
    log: problem => problems.push(problem),
  })
  const client = network.host(NO_ADDRESS).open(68, { receivesBroadcast: true })

  return {
    clock,
    leases,
    facts,
    problems,
    server,
    /** Everything that the server sent in response to these bytes. */
    async askRaw(bytes: Uint8Array): Promise<SimulatedDatagram[]> {
      const before = network.wire.length
      client.send(bytes, { address: BROADCAST, port: 67 })
      await network.settle()
      return network.wire.slice(before).filter(({ from }) => from.address === SERVER)
    },
    /** The reply to a request; null if the server is silent. */
    async ask(packet: DhcpPacket): Promise<(DhcpPacket & { sentTo: string }) | null> {
      const [reply] = await this.askRaw(encodePacket(packet))
      return reply ? { ...decodePacket(reply.bytes), sentTo: `${reply.to.address}:${reply.to.port}` } : null
    },
    kinds: () => facts.map(({ kind }) => kind),
  }
}

export const bytesOf = (address: string): number[] => address.split('.').map(Number)
export const option = (packet: DhcpPacket | null, code: number): number[] | null => {
  const value = packet?.options.get(code)
  return value ? [...value] : null
}
