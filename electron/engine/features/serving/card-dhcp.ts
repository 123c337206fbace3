import type { Ipv4 } from '#contract/address.ts'
import type { ServeRequest } from '#contract/network.ts'
import type { CardNeeds, Keep } from './card-needs.ts'
import { dhcpProblemLine } from './dhcp-problem-line.ts'
import { createAddressProbe } from '../../protocols/dhcp/address-probe.ts'
import type { Policy } from '../../protocols/dhcp/stage/answer-policy.ts'
import type { ChooseBoot } from '../../protocols/dhcp/client-facts.ts'
import { createOtherServers, readAddressServer } from '../../protocols/dhcp/stage/other-servers.ts'
import type { DhcpPacket } from '../../protocols/dhcp/packet.ts'
import type { AddressRange } from '#contract/subnet.ts'
import { createProxyMemory, type ProxyMemory } from '../../protocols/dhcp/proxy-memory.ts'
import { createBootServerStages, createProxyStages } from '../../protocols/dhcp/proxy-stages.ts'
import { findOtherServer, type OtherServer } from '../../protocols/dhcp/server-search.ts'
import { createDhcpServer } from '../../protocols/dhcp/server.ts'
import { createServerStages, type SegmentNeeds } from '../../protocols/dhcp/server-stages.ts'
import type { Subnet } from '#contract/subnet.ts'
import type { UdpPort } from '../../net/udp-port.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { rangeOf, relayedSegments } from './served-networks.ts'

const DHCP_PORT = 67
const DHCP_CLIENT_PORT = 68
const BOOT_SERVER_PORT = 4011
/** Half an hour: an evening's machines come and go, and a laptop that strays in is soon free again. */
const DEFAULT_LEASE_SECONDS = 1800

type Needs = CardNeeds & Keep & { readonly card: Subnet; readonly chooseBoot: ChooseBoot }

/** DHCP on a card, and what came of `auto`. */
export interface CardDhcp {
  readonly mode: 'server' | 'proxy' | 'off'
  readonly otherServer: Ipv4 | null
  readonly range: AddressRange | null
  /** Wants to hear what machines fetch; null where nothing is made of it. */
  readonly heard: RecordFact | null
}

/** Opens port 67, after a search for other servers where the user left the choice to us, and port 4011. */
export async function openCardDhcp(needs: Needs, request: ServeRequest): Promise<CardDhcp> {
  if (request.dhcp === 'off') return { mode: 'off', otherServer: null, range: null, heard: null }
  // What cannot be is said before the search takes its seconds.
  if (request.range) rangeOf(request, needs.card)
  const relayed = relayedSegments(request, needs.card)
  const port = await needs.network.openCardPort({ card: request.nic, port: DHCP_PORT })
  needs.keep(() => port.close())
  port.onError(error =>
    needs.log.write({
      level: 'warning',
      part: 'dhcp',
      code: 'dhcp.send-failed',
      params: { detail: error.message },
      message: `A DHCP answer could not leave by ${request.nic}: ${error.message}`,
    }),
  )
  const other = request.dhcp === 'server' ? null : await searchFor(needs, request.nic, port)
  needs.signal.throwIfAborted()
  const isProxy = request.dhcp === 'proxy' || (request.dhcp === 'auto' && other !== null)
  return isProxy ? openProxy(needs, request, port, other) : openServer(needs, request, port, relayed)
}

async function openServer(
  needs: Needs,
  request: ServeRequest,
  port: UdpPort,
  relayed: readonly SegmentNeeds[],
): Promise<CardDhcp> {
  const { card, leases, clock } = needs
  const range = rangeOf(request, card)
  const settings = commonSettings(needs, request, true)
  const stages = createServerStages({
    ...settings,
    subnet: card,
    range,
    gateway: request.gateway ?? null,
    relayed,
    dns: request.dns ?? [],
    leaseSeconds: request.leaseSeconds ?? DEFAULT_LEASE_SECONDS,
  })
  await startProbing(needs, request.nic, range)
  await openBootServer(needs, settings, null)
  const dhcp = createDhcpServer({
    port,
    clock,
    stages: stages.dhcp,
    bootpStages: stages.bootp,
    leases,
    onServerMessage: settings.hearServer,
    log: problem => needs.log.write(dhcpProblemLine(problem)),
  })
  needs.keep(() => dhcp.stop())
  return { mode: 'server', otherServer: null, range, heard: null }
}

async function openProxy(
  needs: Needs,
  request: ServeRequest,
  port: UdpPort,
  other: OtherServer | null,
): Promise<CardDhcp> {
  const { card, leases, clock, record, machineAt } = needs
  const settings = commonSettings(needs, request, false)
  const memory = createProxyMemory({
    clock,
    record,
    machineAt,
    otherBootInfo: server => (server === other?.server ? other.boot : null),
  })
  needs.keep(async () => memory.stop())
  await openBootServer(needs, settings, memory)
  const dhcp = createDhcpServer({
    port,
    clock,
    stages: createProxyStages({ ...settings, serverAddress: card.address, memory }),
    leases,
    onServerMessage: settings.hearServer,
    log: problem => needs.log.write(dhcpProblemLine(problem)),
  })
  needs.keep(() => dhcp.stop())
  return { mode: 'proxy', otherServer: other?.server ?? null, range: null, heard: memory.heard }
}

/** What every list of stages has to know, whoever owns the addresses. */
function commonSettings(needs: Needs, request: ServeRequest, isConflict: boolean) {
  const { leases, nameOf, isIgnored, dnsOf, chooseBoot, record, onOtherServer } = needs
  const { only = 'all', allow = [], deny = [] } = request.policy ?? {}
  const policy: Policy = { only, allow: new Set(allow), deny: new Set(deny) }
  const noteOtherServer = createOtherServers({ isConflict, record, onSeen: onOtherServer })
  const hearServer = (message: DhcpPacket): void => {
    const server = readAddressServer(message, needs.card.address)
    if (server) noteOtherServer(server, needs.clock.nowMs())
  }
  return { leases, nameOf, isIgnored, dnsOf, chooseBoot, record, policy, noteOtherServer, hearServer }
}

/** In server mode a luxury: machines that another PXE server sends to port 4011. In proxy mode some firmware needs it. */
async function openBootServer(
  needs: Needs,
  settings: ReturnType<typeof commonSettings>,
  memory: ProxyMemory | null,
): Promise<void> {
  const { address } = needs.card
  const opening = needs.network.openAddressPort({ address, port: BOOT_SERVER_PORT })
  const port = memory ? await opening : await opening.catch(() => null)
  if (!port) {
    needs.log.write({
      level: 'info',
      part: 'dhcp',
      code: 'dhcp.boot-server-port-taken',
      params: { port: BOOT_SERVER_PORT, address },
      message: `Port ${BOOT_SERVER_PORT} (PXE boot server) is taken. Machines do not need it in server mode.`,
    })
    return
  }
  const server = createDhcpServer({
    port,
    clock: needs.clock,
    stages: createBootServerStages({ ...settings, serverAddress: address, memory }),
    // iPXE asks from port 68, EDK2 from 4011, and both listen where they asked from.
    replyTo: (_, from) => from,
    leases: needs.leases,
    log: problem => needs.log.write(dhcpProblemLine(problem)),
  })
  needs.keep(() => server.stop())
}

/** The first addresses are asked about before the first machine is answered. */
async function startProbing(needs: Needs, card: string, range: AddressRange): Promise<void> {
  const { network, leases, clock, record } = needs
  const port = await network.openAddressPort({ address: needs.card.address, port: 0 })
  const probe = createAddressProbe({
    range,
    leases,
    port,
    neighbours: () => network.neighbours(card),
    clock,
    record,
  })
  needs.keep(async () => probe.stop())
  await probe.ready
}

/** Two servers that hand out addresses on one network break it for everybody on it. */
async function searchFor(needs: Needs, card: string, serverPort: UdpPort): Promise<OtherServer | null> {
  const { network, clock, log, signal } = needs
  const tell = (code: string, message: string, params = {}) =>
    log.write({ level: 'info', part: 'dhcp', code, params: { card, ...params }, message })
  tell('dhcp.searching', `Looking for other DHCP servers on ${card}.`)
  // Taken by a DHCP client of this computer on this very card, as a rule: the relayed question has to do then.
  const clientPort = await network.openCardPort({ card, port: DHCP_CLIENT_PORT }).catch(() => null)
  try {
    const mac = network.cards().find(candidate => candidate.name === card)?.mac ?? null
    const found = await findOtherServer({ serverPort, clientPort, mac, clock, signal })
    if (signal.aborted) return null
    if (!found) tell('dhcp.alone', `No other DHCP server answered on ${card}.`)
    else {
      const { server, boot } = found
      const itsFile = boot.bootFile === null ? '' : ` It also tells machines to boot ${boot.bootFile}.`
      tell('dhcp.other-server-found', `The DHCP server ${server} answered on ${card}.${itsFile}`, { server })
    }
    return found
  } finally {
    await clientPort?.close()
  }
}
