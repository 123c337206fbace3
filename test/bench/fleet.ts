import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { createSlipway } from '../support/slipway.ts'
import { makeTestIso, type TestIso } from '../support/test-iso.ts'
import { startBootPeer } from './boot-peer.ts'
import { valueRow, type Row } from './comparison.ts'
import type { MachineRun } from './fleet-machine.ts'
import { usageIn, watchMemory } from './fleet-server.ts'
import { median } from './measure.ts'
import { nginxProgram } from './nginx.ts'

const CLIENTS = fileURLToPath(new URL('./fleet-clients.ts', import.meta.url))
const ROUNDS = Number(process.env['SLIPWAY_BENCH_ROUNDS'] ?? 3)
const MACHINES = Number(process.env['SLIPWAY_BENCH_MACHINES'] ?? 200)
const AT_ONCE = 20
const ROOT_FILE = '/padding.bin'
const ROOT_BYTES = 256 * 1024 ** 2
const CARD = 'card0'
const SERVER = '10.78.0.1'
const HTTP_PORT = 8080
const RANGE = { first: '10.78.1.0', last: '10.78.16.255' }

/** The results of all machines of one round, and what they cost the servers. */
interface FleetRun {
  readonly failed: readonly string[]
  readonly fastestS: number
  readonly medianS: number
  readonly slowestS: number
  /** The medians of two milestones. */
  readonly addressS: number
  readonly beginsS: number
  /** The median of the time from the first byte of a kernel to the last of the root. */
  readonly loadS: number
  readonly dhcpRepeats: number
  readonly megabytes: number
  readonly serverCpuMs: number
  readonly memoryGrowthMb: number
  /** Processor time of the clients over the time of the run: 1 means that the client program is at its limit. */
  readonly clientBusy: number
}

type StartServer = (place: Place) => Promise<{ rootUrl: string; stop: () => Promise<unknown> }>
interface Place {
  readonly server: Namespace
  readonly folder: string
  readonly iso: TestIso
}

/**
 * Machines that are all switched on at the same time, from DISCOVER to the last piece of their root file system, compared
 * with dnsmasq and nginx; fresh servers for every round, in turn. The clients are one process; its processor share is
 * reported to show that the clients are not the limit.
 */
export async function measureFleet(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  try {
    const iso = await makeTestIso({ path: join(folder, 'test.iso'), paddingBytes: ROOT_BYTES })
    const nginx = await nginxProgram()
    const ours: FleetRun[] = []
    const peer: FleetRun[] = []
    const paced: FleetRun[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const turns = [
        async () => ours.push(await runFleet(iso, startOurs([]))),
        async () => nginx !== null && peer.push(await runFleet(iso, startPeer(nginx))),
      ]
      if (round % 2 === 1) turns.reverse()
      for (const turn of turns) await turn()
    }
    paced.push(await runFleet(iso, startOurs(['--at-once', String(AT_ONCE)])))
    return [...rowsOf(ours, peer), ...pacedRows(paced)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function rowsOf(ours: readonly FleetRun[], peer: readonly FleetRun[]): readonly Row[] {
  const row = (what: string, unit: string, value: (run: FleetRun) => number, note = ''): Row => {
    const other = peer.map(value)
    return {
      ...valueRow({ part: 'fleet', what, unit, note }, median(ours.map(value))),
      peer: peer.length > 0 ? { name: 'dnsmasq + nginx', value: median(other) } : null,
      ratio: peer.length > 0 ? median(ours.map((run, round) => value(run) / (other[round] ?? NaN))) : null,
    }
  }
  /** Zero is the goal, so a ratio makes no sense. */
  const countRow = (what: string, value: (run: FleetRun) => number, why = ''): Row => {
    const sum = (runs: readonly FleetRun[]): number => runs.reduce((total, run) => total + value(run), 0)
    const note = [`dnsmasq + nginx ${sum(peer)}`, why].filter(Boolean).join('; ')
    return valueRow({ part: 'fleet', what, unit: '', target: '0', note }, sum(ours))
  }
  const busy = `clients busy ${percents(ours)}, beside the peer ${percents(peer)}`
  return [
    row(`${MACHINES} machines at once: the slowest has all`, 's', run => run.slowestS, busy),
    row('half of them have all', 's', run => run.medianS),
    row('half of them have an address', 's', run => run.addressS),
    row('half of them begin with their kernel', 's', run => run.beginsS),
    row('slowest over fastest', 'x', run => run.slowestS / run.fastestS),
    countRow('machines that failed, of all rounds', run => run.failed.length, whyOf([...ours, ...peer])),
    countRow('DHCP messages that had to be repeated, of all rounds', run => run.dhcpRepeats),
    row('processor time of the servers for a machine', 'ms', run => run.serverCpuMs / MACHINES),
    row('memory of the servers for a machine', 'MB', run => run.memoryGrowthMb / MACHINES),
    row('loaded by a machine', 'MB', run => run.megabytes / MACHINES),
  ]
}

function pacedRows(runs: readonly FleetRun[]): readonly Row[] {
  const row = (what: string, unit: string, value: (run: FleetRun) => number, note = ''): Row =>
    valueRow({ part: 'fleet', what, unit, note }, median(runs.map(value)))
  return [
    row(`--at-once ${AT_ONCE}: the slowest has all`, 's', run => run.slowestS, whyOf(runs)),
    row('a machine loads, once it is its turn', 's', run => run.loadS),
    row('machines that failed', '', run => run.failed.length),
  ]
}

const percents = (runs: readonly FleetRun[]): string =>
  `${Math.round(100 * median(runs.map(({ clientBusy }) => clientBusy)))} %`
const whyOf = (runs: readonly FleetRun[]): string =>
  [...new Set(runs.flatMap(({ failed }) => failed))].slice(0, 3).join('; ')

async function runFleet(iso: TestIso, start: StartServer): Promise<FleetRun> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const server = await createNamespace()
  const client = await createNamespace()
  try {
    await server.addCable(CARD, client, CARD)
    await server.addAddress(CARD, `${SERVER}/16`)
    await client.addAddress(CARD, '10.78.0.2/16')
    // Broadcasts to 255.255.255.255 need a way out.
    await client.run('ip', 'route', 'add', 'default', 'dev', CARD)
    const { rootUrl, stop } = await start({ server, folder, iso })
    const before = await usageIn(server)
    const mostMemory = watchMemory(server)
    const clients = client.start([
      ...[process.execPath, CLIENTS, String(MACHINES), CARD, rootUrl, String(ROOT_BYTES)],
    ])
    const line = await clients.waitForLine('all had booted', text => text.startsWith('{'), 900_000)
    const after = await usageIn(server)
    const growth = (await mostMemory()) - before.memoryBytes
    await stop()
    return summarise(JSON.parse(line) as Report, after.cpuMs - before.cpuMs, growth)
  } finally {
    await client.remove()
    await server.remove()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Report {
  readonly runs: readonly MachineRun[]
  readonly wallMs: number
  readonly clientCpuMs: number
}

function summarise({ runs, wallMs, clientCpuMs }: Report, serverCpuMs: number, growth: number): FleetRun {
  const done = runs.filter(({ error }) => error === null)
  const seconds = done.map(({ doneMs }) => doneMs / 1000).toSorted((a, b) => a - b)
  const sum = (value: (run: MachineRun) => number): number =>
    runs.reduce((total, run) => total + value(run), 0)
  return {
    failed: runs.flatMap(({ error }) => error ?? []),
    fastestS: seconds[0] ?? Number.NaN,
    medianS: median(seconds),
    slowestS: seconds.at(-1) ?? Number.NaN,
    addressS: median(done.map(({ addressMs }) => addressMs / 1000)),
    beginsS: median(done.map(({ beginsMs }) => beginsMs / 1000)),
    loadS: median(done.map(({ doneMs, beginsMs }) => (doneMs - beginsMs) / 1000)),
    dhcpRepeats: sum(({ dhcpRepeats }) => dhcpRepeats),
    megabytes: sum(({ sizeBytes }) => sizeBytes) / 1e6,
    serverCpuMs,
    memoryGrowthMb: growth / 1e6,
    clientBusy: clientCpuMs / wallMs,
  }
}

const startOurs =
  (more: readonly string[]): StartServer =>
  async ({ server, folder, iso }) => {
    const slipway = await createSlipway(join(folder, 'data'))
    const image = await slipway.importIso(iso.path)
    await slipway.command('menu', 'set', '--default', image.entries[0]?.id ?? '')
    const running = await slipway.serve(server, [
      ...['--nic', CARD, '--dhcp', 'server', '--range', `${RANGE.first}-${RANGE.last}`],
      ...['--http-port', String(HTTP_PORT), ...more],
    ])
    const rootUrl = `http://${SERVER}:${HTTP_PORT}/iso/${image.id}${ROOT_FILE}`
    return { rootUrl, stop: () => running.stop() }
  }

const startPeer =
  (nginx: string): StartServer =>
  async ({ server, folder, iso }) => {
    const peer = join(folder, 'peer')
    await mkdir(peer)
    const stop = await startBootPeer({
      ...{ namespace: server, card: CARD, address: SERVER, range: `${RANGE.first},${RANGE.last}` },
      ...{ iso, files: [ROOT_FILE], folder: peer, nginx },
      // Its defaults, 50 transfers and a ping of 3 s before an offer, would dominate the measurement.
      dnsmasq: ['--tftp-max=1000', '--no-ping', '--dhcp-lease-max=10000'],
    })
    return { rootUrl: `http://${SERVER}${ROOT_FILE}`, stop }
  }
