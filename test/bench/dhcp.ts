import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { measuredServers, startInNewFolder, type MeasuredServer } from './dhcp-servers.ts'
import { median, report } from './measure.ts'
import { runPerfdhcp, type DhcpLoad } from './perfdhcp.ts'

const ROUNDS = 3
const CLIENTS = 10_000
const FILL_RATE = 2000
const FIXED_RATE = 3000
const FIXED_SECONDS = 5
const STEP_SECONDS = 2
/** Exchanges per second. One packet per second from each of 10,000 machines is what Slipway's rate limit accepts. */
const STEPS = [250, 500, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000]

const OURS = '10.78.0.1'
const SUBNET = '10.78.0.0/16'
const RANGE = { first: '10.78.1.0', last: '10.78.40.255' }

/** The result of one server in one round. */
interface Round {
  readonly filling: DhcpLoad
  readonly fixed: DhcpLoad
  /** The highest step without a drop; 0 if there is none. */
  readonly withoutDrop: number
}

/** The medians of all rounds. */
export interface DhcpResult {
  readonly server: string
  readonly promise: string
  readonly withoutDropPerSecond: number
  readonly at3000: { readonly meanMs: number; readonly worstMs: number; readonly drops: number }
  /** Ours divided by this server's; 1 for ours. */
  readonly ourMeanOverTheirs: number
}

/**
 * DISCOVER to ACK by perfdhcp over a cable between two namespaces: servers in turn, several rounds, each with a new
 * server that first assigns 10,000 leases. Generator and server share this computer's processors, so the figures are
 * of both together, and only the ratios within one run are meaningful.
 */
export async function measureDhcp(): Promise<readonly DhcpResult[]> {
  const rounds = new Map<MeasuredServer, Round[]>(measuredServers.map(server => [server, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const server of measuredServers) rounds.get(server)!.push(await measureRound(server))

  const meanOf = (server: MeasuredServer): number =>
    median(rounds.get(server)!.map(({ fixed }) => fixed.meanMs))
  return measuredServers.map(server => {
    const all = rounds.get(server)!
    return {
      server: server.name,
      promise: server.promise,
      withoutDropPerSecond: median(all.map(({ withoutDrop }) => withoutDrop)),
      at3000: {
        meanMs: meanOf(server),
        worstMs: median(all.map(({ fixed }) => fixed.worstMs)),
        drops: median(all.map(({ fixed }) => fixed.drops)),
      },
      ourMeanOverTheirs: meanOf(measuredServers[0]!) / meanOf(server),
    }
  })
}

export function reportDhcp(results: readonly DhcpResult[]): void {
  for (const { server, promise, withoutDropPerSecond, at3000, ourMeanOverTheirs } of results) {
    report(`DHCP, ${server}: most without a drop`, `${withoutDropPerSecond}/s`, promise)
    const ratio = server === 'slipway' ? '' : `; ours is ${ourMeanOverTheirs.toFixed(2)} x`
    report(
      `DHCP, ${server}: at ${FIXED_RATE}/s, ${CLIENTS} leases`,
      `${at3000.meanMs.toFixed(2)} ms`,
      `worst ${at3000.worstMs.toFixed(0)} ms, ${at3000.drops} drops${ratio}`,
    )
  }
}

async function measureRound(server: MeasuredServer): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const namespace = await createNamespace()
  const client = await createNamespace()
  try {
    await namespace.addCable('card0', client, 'card0')
    await namespace.addAddress('card0', `${OURS}/16`)
    await client.addAddress('card0', '10.78.0.2/16')
    const place = { namespace, card: 'card0', range: RANGE, subnet: SUBNET, folder: join(folder, 'state') }
    const child = await startInNewFolder(server, place)
    const round = {
      filling: await load(client, FILL_RATE, CLIENTS),
      fixed: await load(client, FIXED_RATE, FIXED_RATE * FIXED_SECONDS),
      withoutDrop: await findMost(client),
    }
    await child.stop('SIGINT')
    return round
  } finally {
    await client.remove()
    await namespace.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Climbs the steps; repeats a failed step once, because another program may have used the processors. */
async function findMost(client: Namespace): Promise<number> {
  let most = 0
  for (const perSecond of STEPS) {
    const holds = async (): Promise<boolean> => {
      const { drops, perSecond: reached } = await load(client, perSecond, perSecond * STEP_SECONDS)
      return drops === 0 && reached > 0.95 * perSecond
    }
    if (!(await holds()) && !(await holds())) break
    most = perSecond
  }
  return most
}

function load(client: Namespace, perSecond: number, exchanges: number): Promise<DhcpLoad> {
  return runPerfdhcp({ namespace: client.name, server: OURS, perSecond, exchanges, clients: CLIENTS })
}
