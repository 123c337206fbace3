import type { BootFact } from '#contract/boot-event.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { ANSWER_ALL, type Policy } from '#engine/protocols/dhcp/stage/answer-policy.ts'
import type { BootChoice, ChooseBoot } from '#engine/protocols/dhcp/client-facts.ts'
import { createOtherServers } from '#engine/protocols/dhcp/stage/other-servers.ts'
import { decodePacket, encodePacket, NO_ADDRESS, type DhcpPacket } from '#engine/protocols/dhcp/packet.ts'
import { createProxyMemory } from '#engine/protocols/dhcp/proxy-memory.ts'
import { createBootServerStages, createProxyStages } from '#engine/protocols/dhcp/proxy-stages.ts'
import { createDhcpServer } from '#engine/protocols/dhcp/server.ts'
import type { OtherBootInfo } from '#engine/protocols/dhcp/transaction-watch.ts'
import type { RecordFact } from '#engine/base/record-fact.ts'
import { createManualClock } from './manual-clock.ts'
import { createMemoryLeaseStore } from './memory-lease-store.ts'
import { createSimulatedNetwork, type SimulatedDatagram } from './simulated-network.ts'

/** As in the captures: 10.99.0.1 assigns the addresses, Slipway is 10.99.0.2. */
export const ROUTER = '10.99.0.1' as Ipv4
export const PROXY = '10.99.0.2' as Ipv4
/** The address that the router of the captures assigns. */
export const CLIENT = '10.99.0.50' as Ipv4
const BROADCAST = '255.255.255.255' as Ipv4

export type RecordedFact = BootFact & { mac: MacAddress | null; ip: Ipv4 | null }

/** Proxy mode of 10.99.0.2 on a simulated segment, ports 67 and 4011. */
export function createProxyBench(change: {
  boots: BootChoice | ChooseBoot | null
  policy?: Policy
  routerBoots?: OtherBootInfo
}) {
  const { boots, policy = ANSWER_ALL, routerBoots } = change
  const network = createSimulatedNetwork()
  const clock = createManualClock()
  const leases = createMemoryLeaseStore()
  const facts: RecordedFact[] = []
  const record: RecordFact = (fact, party) => facts.push({ ...fact, ...party })
  const memory = createProxyMemory({
    clock,
    record,
    whoIs: () => null,
    otherBootInfo: server => (server === ROUTER ? (routerBoots ?? null) : null),
  })
  const settings = {
    serverAddress: PROXY,
    policy,
    nameOf: () => null,
    isIgnored: () => false,
    leases,
    chooseBoot: typeof boots === 'function' ? boots : () => boots,
    others: createOtherServers({ isConflict: false, record, onSeen: () => undefined }),
    alsoOnCard: [],
    memory,
    record,
  }
  const us = network.host(PROXY)
  createDhcpServer({
    port: us.open(67, { receivesBroadcast: true }),
    clock,
    stages: createProxyStages(settings),
    leases,
  })
  createDhcpServer({
    port: us.open(4011),
    clock,
    stages: createBootServerStages(settings),
    replyTo: (_, from) => from,
    leases,
  })
  const unaddressed = network.host(NO_ADDRESS).open(68, { receivesBroadcast: true })
  const send = async (deliver: () => void): Promise<SimulatedDatagram[]> => {
    const before = network.wire.length
    deliver()
    await network.settle()
    return network.wire.slice(before).filter(({ from }) => from.address === PROXY)
  }
  const askRaw = (bytes: Uint8Array) => send(() => unaddressed.send(bytes, { address: BROADCAST, port: 67 }))

  return {
    clock,
    facts,
    memory,
    askRaw,
    async ask(packet: DhcpPacket): Promise<DhcpPacket | null> {
      const [reply] = await askRaw(encodePacket(packet))
      return reply ? decodePacket(reply.bytes) : null
    },
    /** To port 4011 of the server, from a port of the machine's address. */
    async askBootServer(bytes: Uint8Array, fromPort: number): Promise<SimulatedDatagram[]> {
      const port = network.host(CLIENT).open(fromPort)
      const replies = await send(() => port.send(bytes, { address: PROXY, port: 4011 }))
      await port.close()
      return replies
    },
    kinds: () => facts.map(({ kind }) => kind),
  }
}
