import type { Ipv4, MacAddress } from '#contract/address.ts'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import type { NetworkCard, ServeRequest, ServingState } from '#contract/network.ts'
import type { BootAnswers } from './boot-answers.ts'
import type { Clock } from './clock.ts'
import { dhcpProblemLine } from './dhcp-problem-line.ts'
import type { ChooseBoot } from './dhcp/boot-choice.ts'
import type { LeaseStore } from './dhcp/lease-store.ts'
import { checkRange, defaultRange } from './dhcp/pool-range.ts'
import { findOtherServer } from './dhcp/server-search.ts'
import { createDhcpServer } from './dhcp/server.ts'
import { createServerStages } from './dhcp/server-stages.ts'
import { createHttpServer } from './http/server.ts'
import type { Log } from './log/log.ts'
import type { Network } from './net/network.ts'
import type { UdpPort } from './net/udp-port.ts'
import type { Publish } from './push-hub.ts'
import type { RecordFact } from './record.ts'
import { createTftpServer } from './tftp/server.ts'

const DHCP_PORT = 67
const DHCP_CLIENT_PORT = 68
const TFTP_PORT = 69
const DEFAULT_HTTP_PORT = 8080
/** Half an hour: an evening's machines come and go, and a laptop that strays in is soon free again. */
const DEFAULT_LEASE_SECONDS = 1800

/** DHCP, TFTP and HTTP on one card: all of them, or none. */
export interface Serving {
  state(): ServingState
  start(request: ServeRequest): Promise<ServingState>
  stop(): Promise<ServingState>
}

export interface ServingNeeds {
  readonly clock: Clock
  readonly log: Log
  readonly network: Network
  readonly publish: Publish
  readonly record: RecordFact
  readonly leases: LeaseStore
  readonly machineAt: (ip: Ipv4) => MacAddress | null
  /** Makes sure that there are boot programs; rejects with `boot-files-unavailable`. */
  readonly needBootPrograms: () => Promise<void>
  /** What machines get to boot from this address and port. */
  readonly answersAt: (where: { address: Ipv4; httpPort: number }) => BootAnswers & { chooseBoot: ChooseBoot }
}

type Closer = () => Promise<void>

export function createServing(needs: ServingNeeds): Serving {
  let state: ServingState = { state: 'stopped' }
  let closers: Closer[] = []

  const enter = (next: ServingState): ServingState => {
    state = next
    needs.publish('serving.changed', next)
    return next
  }
  const closeAll = async (): Promise<void> => {
    const closing = closers.reverse()
    closers = []
    await Promise.all(closing.map(close => close()))
  }

  // One start or stop at a time: a stop that overtook a start would leave sockets behind.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act)
    turn = result.catch(() => undefined)
    return result
  }

  const start = async (request: ServeRequest): Promise<ServingState> => {
    if (state.state === 'serving') {
      throw new SlipwayError('already-serving', { card: state.nic })
    }
    enter({ state: 'starting', nic: request.nic })
    try {
      return enter(await open(needs, request, closer => closers.push(closer)))
    } catch (error) {
      await closeAll()
      enter({ state: 'failed', nic: request.nic, error: toApiError(error) })
      throw error
    }
  }
  const stop = async (): Promise<ServingState> => {
    await closeAll()
    return state.state === 'stopped' ? state : enter({ state: 'stopped' })
  }

  return {
    state: () => state,
    start: request => inTurn(() => start(request)),
    stop: () => inTurn(stop),
  }
}

async function open(
  needs: ServingNeeds,
  request: ServeRequest,
  keep: (closer: Closer) => void,
): Promise<ServingState> {
  if (request.dhcp === 'proxy') {
    throw new SlipwayError('dhcp-mode-not-available', { mode: request.dhcp })
  }
  const card = usableCard(needs.network, request.nic)
  await needs.needBootPrograms()
  const { address } = card
  const { clock, record, machineAt, network } = needs

  // HTTP first: its port is in every answer the others give.
  const routes: BootAnswers['routes'][number][] = []
  const http = await createHttpServer({
    address,
    port: request.httpPort ?? DEFAULT_HTTP_PORT,
    routes,
    record,
    machineAt,
    clock,
  })
  keep(() => http.close())
  const answers = needs.answersAt({ address, httpPort: http.port })
  routes.push(...answers.routes)

  const tftp = createTftpServer({
    listenPort: await network.openAddressPort({ address, port: TFTP_PORT }),
    openTransferPort: () => network.openAddressPort({ address, port: 0 }),
    files: answers.files,
    clock,
    record,
    machineAt,
    log: problem =>
      needs.log.write({
        level: 'debug',
        part: 'tftp',
        code: `tftp.${problem.code}`,
        params: { from: problem.from.address, detail: problem.detail },
        message: `Ignored a TFTP request from ${problem.from.address}: ${problem.detail}`,
      }),
  })
  keep(() => tftp.stop())

  const range = request.dhcp === 'off' ? null : rangeOf(request, card)
  if (range) {
    const stages = createServerStages({
      subnet: card,
      range,
      gateway: request.gateway ?? null,
      dns: request.dns ?? [],
      leaseSeconds: request.leaseSeconds ?? DEFAULT_LEASE_SECONDS,
      leases: needs.leases,
      chooseBoot: answers.chooseBoot,
      record,
    })
    const port = await network.openCardPort({ card: request.nic, port: DHCP_PORT })
    keep(() => port.close())
    port.onError(error =>
      needs.log.write({
        level: 'warning',
        part: 'dhcp',
        code: 'dhcp.send-failed',
        params: { detail: error.message },
        message: `A DHCP answer could not leave by ${request.nic}: ${error.message}`,
      }),
    )
    if (request.dhcp === 'auto') await refuseBesideOthers(needs, request.nic, port)
    const dhcp = createDhcpServer({
      port,
      clock,
      stages,
      leases: needs.leases,
      log: problem => needs.log.write(dhcpProblemLine(problem)),
    })
    keep(() => dhcp.stop())
  }
  return {
    state: 'serving',
    nic: request.nic,
    address,
    prefixLength: card.prefixLength,
    dhcp: range ? 'server' : 'off',
    range,
    httpPort: http.port,
    sinceMs: clock.nowMs(),
  }
}

/** Two servers that hand out addresses on one network break it for everybody on it. */
async function refuseBesideOthers(needs: ServingNeeds, card: string, serverPort: UdpPort): Promise<void> {
  const { network, clock, log } = needs
  const params = { card }
  const message = `Looking for other DHCP servers on ${card}.`
  log.write({ level: 'info', part: 'dhcp', code: 'dhcp.searching', params, message })
  // Taken by a DHCP client of this computer on this very card, as a rule: the relayed question has to do then.
  const clientPort = await network.openCardPort({ card, port: DHCP_CLIENT_PORT }).catch(() => null)
  try {
    const mac = network.cards().find(candidate => candidate.name === card)?.mac ?? null
    const server = await findOtherServer({ serverPort, clientPort, mac, clock })
    if (server !== null) throw new SlipwayError('other-dhcp-server', { card, server })
  } finally {
    await clientPort?.close()
  }
}

interface UsableCard {
  readonly address: Ipv4
  readonly prefixLength: number
}

function usableCard(network: Network, name: string): UsableCard {
  const card: NetworkCard | undefined = network.cards().find(candidate => candidate.name === name)
  if (!card) throw new SlipwayError('card-not-found', { card: name })
  if (card.problem) throw new SlipwayError(card.problem.code, card.problem.params)
  if (!card.address || card.prefixLength === null)
    throw new SlipwayError('card-without-address', { card: name })
  return { address: card.address, prefixLength: card.prefixLength }
}

function rangeOf(request: ServeRequest, card: UsableCard): { first: Ipv4; last: Ipv4 } {
  return request.range ? checkRange(card, request.range) : defaultRange(card)
}
