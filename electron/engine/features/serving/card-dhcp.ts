import type { LogCode } from '#words/log-line.ts'
import type { Ipv4 } from '#contract/address.ts'
import type { ServeRequest } from '#contract/network.ts'
import type { CardServices, CardStart } from './card-services.ts'
import type { LogEntry } from '../../base/log/log.ts'
import { createAddressProbe } from '../../protocols/dhcp/address-probe.ts'
import type { Policy } from '../../protocols/dhcp/stage/answer-policy.ts'
import type { ChooseBoot } from '../../protocols/dhcp/client-facts.ts'
import {
  createOtherServers,
  readAddressServer,
  type OtherServers,
} from '../../protocols/dhcp/stage/other-servers.ts'
import type { DhcpPacket } from '../../protocols/dhcp/packet.ts'
import type { AddressRange } from '#contract/subnet.ts'
import { createProxyMemory, type ProxyMemory } from '../../protocols/dhcp/proxy-memory.ts'
import { createBootServerStages, createProxyStages } from '../../protocols/dhcp/proxy-stages.ts'
import { DHCP_CLIENT_PORT, DHCP_SERVER_PORT } from '../../protocols/dhcp/reply.ts'
import { findOtherServer, type OtherServer } from '../../protocols/dhcp/server-search.ts'
import { createDhcpServer, type DhcpProblem } from '../../protocols/dhcp/server.ts'
import { createServerStages, type SegmentNeeds } from '../../protocols/dhcp/server-stages.ts'
import type { Subnet } from '#contract/subnet.ts'
import type { UdpPort } from '../../net/udp-port.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { rangeOf, relayedSegments } from './served-networks.ts'

const BOOT_SERVER_PORT = 4011
/** Half an hour: machines of an evening come and go, and the address of a stray laptop is soon free again. */
const DEFAULT_LEASE_SECONDS = 1800

/** A card whose servers are being opened. */
interface Opening {
  readonly services: CardServices
  readonly start: CardStart
  readonly subnet: Subnet
  readonly chooseBoot: ChooseBoot
}

/** DHCP on a card, and the mode that `auto` has chosen. */
export interface CardDhcp {
  readonly mode: 'server' | 'proxy' | 'off'
  readonly otherServer: Ipv4 | null
  readonly range: AddressRange | null
  /** Needs events about file requests; null if this mode ignores them. */
  readonly onFact: RecordFact | null
}

/** Opens port 67, after a search for other servers if the mode is `auto`, and port 4011. */
export async function openCardDhcp(opening: Opening, request: ServeRequest): Promise<CardDhcp> {
  if (request.dhcp === 'off') return { mode: 'off', otherServer: null, range: null, onFact: null }
  // Reports an impossible range before the search, which takes seconds.
  if (request.range) rangeOf(request, opening.subnet)
  const relayed = relayedSegments(request, opening.subnet)
  const port = await opening.services.network.openCardPort({ card: request.nic, port: DHCP_SERVER_PORT })
  opening.start.keep(() => port.close())
  port.onError(error =>
    opening.services.log.write({
      level: 'warning',
      part: 'dhcp',
      code: 'dhcp.send-failed',
      params: { detail: error.message },
    }),
  )
  const other = request.dhcp === 'server' ? null : await searchFor(opening, request.nic, port)
  opening.start.signal.throwIfAborted()
  const isProxy = request.dhcp === 'proxy' || (request.dhcp === 'auto' && other !== null)
  return isProxy ? openProxy(opening, request, port, other) : openServer(opening, request, port, relayed)
}

async function openServer(
  opening: Opening,
  request: ServeRequest,
  port: UdpPort,
  relayed: readonly SegmentNeeds[],
): Promise<CardDhcp> {
  const { subnet } = opening
  const { leases, clock, nameOf, isIgnored, dnsOf, record } = opening.services
  const range = rangeOf(request, subnet)
  const policy = policyOf(request)
  const others = watchOtherServers(opening, true)
  const stages = createServerStages({
    subnet,
    range,
    gateway: request.gateway ?? null,
    relayed,
    dns: request.dns ?? [],
    leaseSeconds: request.leaseSeconds ?? DEFAULT_LEASE_SECONDS,
    leases,
    policy,
    nameOf,
    isIgnored,
    dnsOf,
    chooseBoot: opening.chooseBoot,
    others,
    alsoOnCard: otherNetworks(opening, request.nic),
    record,
  })
  await startProbing(opening, request.nic, range)
  await openBootServer(opening, policy, null)
  const dhcp = createDhcpServer({
    port,
    clock,
    stages: stages.dhcp,
    bootpStages: stages.bootp,
    leases,
    onServerMessage: others.hear,
    log: problem => opening.services.log.write(dhcpProblemLine(problem)),
  })
  opening.start.keep(() => dhcp.stop())
  return { mode: 'server', otherServer: null, range, onFact: null }
}

async function openProxy(
  opening: Opening,
  request: ServeRequest,
  port: UdpPort,
  other: OtherServer | null,
): Promise<CardDhcp> {
  const { leases, clock, nameOf, isIgnored, record, whoIs } = opening.services
  const policy = policyOf(request)
  const others = watchOtherServers(opening, false)
  const memory = createProxyMemory({
    clock,
    record,
    whoIs,
    otherBootInfo: server => (server === other?.server ? other.boot : null),
  })
  opening.start.keep(async () => memory.stop())
  await openBootServer(opening, policy, memory)
  const dhcp = createDhcpServer({
    port,
    clock,
    stages: createProxyStages({
      serverAddress: opening.subnet.address,
      policy,
      nameOf,
      isIgnored,
      leases,
      chooseBoot: opening.chooseBoot,
      others,
      alsoOnCard: otherNetworks(opening, request.nic),
      memory,
      record,
    }),
    leases,
    onServerMessage: others.hear,
    log: problem => opening.services.log.write(dhcpProblemLine(problem)),
  })
  opening.start.keep(() => dhcp.stop())
  return { mode: 'proxy', otherServer: other?.server ?? null, range: null, onFact: memory.onFact }
}

/** The card's addresses other than the served one, with their networks. */
function otherNetworks({ services, subnet }: Opening, card: string): readonly Subnet[] {
  const { alsoAt = [] } = services.network.cards().find(({ name }) => name === card) ?? {}
  return alsoAt.filter(({ address }) => address !== subnet.address)
}

function policyOf({ policy = {} }: ServeRequest): Policy {
  const { only = 'all', allow = [], deny = [] } = policy
  return { only, allow: new Set(allow), deny: new Set(deny) }
}

/** Reports other servers: those that a stage notices, and those whose messages arrive here. */
function watchOtherServers(
  { services, start, subnet }: Opening,
  isConflict: boolean,
): OtherServers & { readonly hear: (message: DhcpPacket) => void } {
  const others = createOtherServers({ isConflict, record: services.record, onSeen: start.onOtherServer })
  return {
    ...others,
    hear(message) {
      const server = readAddressServer(message, subnet.address)
      if (server) others.note(server, services.clock.nowMs())
    },
  }
}

/**
 * Optional in server mode, for machines that another PXE server sends to port 4011. Some firmware requires it in proxy
 * mode.
 */
async function openBootServer(opening: Opening, policy: Policy, memory: ProxyMemory | null): Promise<void> {
  const { address } = opening.subnet
  const { leases, clock, nameOf, isIgnored, record } = opening.services
  const opened = opening.services.network.openAddressPort({ address, port: BOOT_SERVER_PORT })
  const port = memory ? await opened : await opened.catch(() => null)
  if (!port) {
    opening.services.log.write({
      level: 'info',
      part: 'dhcp',
      code: 'dhcp.boot-server-port-taken',
      params: { port: BOOT_SERVER_PORT, address },
    })
    return
  }
  const server = createDhcpServer({
    port,
    clock,
    stages: createBootServerStages({
      serverAddress: address,
      policy,
      nameOf,
      isIgnored,
      leases,
      chooseBoot: opening.chooseBoot,
      memory,
      record,
    }),
    // iPXE sends from port 68, EDK2 from 4011, and both listen on their source port.
    replyTo: (_, from) => from,
    leases,
    log: problem => opening.services.log.write(dhcpProblemLine(problem)),
  })
  opening.start.keep(() => server.stop())
}

/** Probes the first addresses before the first machine gets one. */
async function startProbing(opening: Opening, card: string, range: AddressRange): Promise<void> {
  const { network, leases, clock, record } = opening.services
  const port = await network.openAddressPort({ address: opening.subnet.address, port: 0 })
  const probe = createAddressProbe({
    range,
    leases,
    port,
    neighbours: () => network.neighbours(card),
    clock,
    record,
  })
  opening.start.keep(() => probe.stop())
  await probe.ready
}

/** Two servers that assign addresses on one network break it for everyone on it. */
async function searchFor(opening: Opening, card: string, serverPort: UdpPort): Promise<OtherServer | null> {
  const { network, clock, log } = opening.services
  const { signal } = opening.start
  const logLine = (code: LogCode, params = {}) =>
    log.write({ level: 'info', part: 'dhcp', code, params: { card, ...params } })
  logLine('dhcp.searching')
  // Usually a DHCP client of this computer holds port 68 on this card: then only the relayed query can be sent.
  const clientPort = await network.openCardPort({ card, port: DHCP_CLIENT_PORT }).catch(() => null)
  try {
    const mac = network.cards().find(candidate => candidate.name === card)?.mac ?? null
    const found = await findOtherServer({ serverPort, clientPort, mac, clock, signal })
    if (signal.aborted) return null
    if (!found) logLine('dhcp.alone')
    else {
      const { server, boot } = found
      logLine('dhcp.other-server-found', { server, bootFile: boot.bootFile ?? '' })
    }
    return found
  } finally {
    await clientPort?.close()
  }
}

/** The log line for a datagram without a reply; at debug level for a problem that any machine can cause. */
function dhcpProblemLine(problem: DhcpProblem): LogEntry {
  const { detail } = problem
  const heading = { part: 'dhcp', code: `dhcp.${problem.code}` } as const
  if (problem.code === 'leases-unwritable') {
    return { ...heading, level: 'error', params: { detail } }
  }
  const from = problem.from.address
  return {
    ...heading,
    level: problem.code === 'stage-failed' ? 'error' : 'debug',
    mac: problem.mac,
    params: { from, detail },
  }
}
