import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testBootPrograms } from '../support/boot-programs.ts'
import type { Child } from '../support/child.ts'
import type { Namespace } from '../support/namespace.ts'

/** A DHCP server to be measured: restarted without leases for every round. */
export interface MeasuredServer {
  readonly name: string
  /** Whether an acknowledged lease is on the disk. */
  readonly promise: string
  start(where: ServerPlace): Promise<Child>
}

export interface ServerPlace {
  readonly namespace: Namespace
  readonly card: string
  readonly range: { readonly first: string; readonly last: string }
  readonly subnet: string
  /** Empty; state and logs go here. */
  readonly folder: string
}

const LEASE_SECONDS = 3600
const CLI = fileURLToPath(new URL('../../electron/headless/cli.ts', import.meta.url))

/** Ours without a window: the whole engine, including journal and log. Its output goes into a file. */
const slipway: MeasuredServer = {
  name: 'slipway',
  promise: 'each lease synced to the disk before its ACK',
  async start({ namespace, card, range, folder }) {
    const output = join(folder, 'output')
    const serve = [
      ...[CLI, 'serve', '--data', join(folder, 'data'), '--ui', 'off', '--nic', card, '--dhcp', 'server'],
      ...['--range', `${range.first}-${range.last}`, '--lease', String(LEASE_SECONDS)],
    ]
    const profile = process.env['SLIPWAY_BENCH_PROFILE']
    const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []
    const command = ['sh', '-c', 'out=$1; shift; exec "$@" >"$out" 2>&1', 'sh', output]
    const child = namespace.start([...command, process.execPath, ...profiling, ...serve], {
      environment: { SLIPWAY_BOOT_PROGRAMS: await testBootPrograms() },
    })
    await untilFileHas(output, /erving/, child)
    return child
  },
}

/** Kea with its defaults: leases are appended to a file and not synced; it logs what it does. */
const kea: MeasuredServer = {
  name: 'kea',
  promise: 'appended to a file, never synced',
  async start({ namespace, card, range, subnet, folder }) {
    const output = join(folder, 'kea.log')
    const configuration = {
      Dhcp4: {
        'interfaces-config': { interfaces: [card] },
        'lease-database': { type: 'memfile', persist: true, name: join(folder, 'leases.csv') },
        'valid-lifetime': LEASE_SECONDS,
        subnet4: [{ id: 1, subnet, interface: card, pools: [{ pool: `${range.first} - ${range.last}` }] }],
        loggers: [{ name: 'kea-dhcp4', output_options: [{ output }], severity: 'INFO' }],
      },
    }
    const file = join(folder, 'kea.json')
    await writeFile(file, JSON.stringify(configuration))
    const child = namespace.start(['kea-dhcp4', '-c', file], {
      environment: { KEA_PIDFILE_DIR: folder, KEA_LOCKFILE_DIR: folder },
    })
    await untilFileHas(output, /DHCP4_STARTED/, child)
    return child
  },
}

/** dnsmasq without its ping before each offer, which would dominate the measurement. */
const dnsmasq: MeasuredServer = {
  name: 'dnsmasq',
  promise: 'its whole lease file rewritten, never synced',
  async start({ namespace, card, range, folder }) {
    const output = join(folder, 'dnsmasq.log')
    const child = namespace.start([
      ...['dnsmasq', '-k', '-C', '/dev/null', '--port=0', '--user=root', `--interface=${card}`, '--no-ping'],
      ...[`--dhcp-range=${range.first},${range.last},${LEASE_SECONDS}`, '--dhcp-lease-max=100000'],
      ...[`--dhcp-leasefile=${join(folder, 'leases')}`, `--log-facility=${output}`, '--pid-file'],
    ])
    await untilFileHas(output, /started/, child)
    return child
  },
}

export const measuredServers: readonly MeasuredServer[] = [slipway, kea, dnsmasq]

export async function startInNewFolder(server: MeasuredServer, place: ServerPlace): Promise<Child> {
  await mkdir(place.folder, { recursive: true })
  return server.start(place)
}

async function untilFileHas(path: string, words: RegExp, child: Child): Promise<void> {
  let hasEnded = false
  const noteEnd = (): void => void (hasEnded = true)
  child.exited.then(noteEnd, noteEnd)
  const untilMs = performance.now() + 30_000
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '')
    if (words.test(text)) return
    if (hasEnded || performance.now() > untilMs) throw new Error(`${text}\n${child.output()}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
