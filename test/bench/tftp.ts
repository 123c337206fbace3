import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compareInTurn, valueRow, type Heading, type Row } from './comparison.ts'
import { OURS, PEER, withFilePlace, type FileName, type FilePlace } from './file-place.ts'
import { processMemory } from './process-memory.ts'
import { atftpd, dnsmasqTftp, startRelay, tftp2, tftpdHpa, type TftpPeer } from './tftp-peers.ts'
import { generatorNote, timeCommand, type Timed } from './timed-command.ts'

const ROUNDS = 5
const CLIENTS = 64
const RELAY = '10.78.0.4'
const PEER_RELAY = '10.78.0.5'

interface Fetch {
  readonly file: FileName
  readonly options: readonly string[]
}

const fetchOf = (file: FileName, windowsize: number): Fetch => ({
  file,
  options: ['blksize 1428', ...(windowsize > 1 ? [`windowsize ${windowsize}`] : [])],
})

/** TFTP by atftp, an independent client in C, over a cable between two network namespaces. */
export function measureTftp(): Promise<readonly Row[]> {
  return withFilePlace({}, async place => [
    await direct(place, tftpdHpa, 1, '>= 1.2'),
    await direct(place, dnsmasqTftp, 1, '>= 1.2'),
    await direct(place, atftpd, 1),
    await plain(place),
    await direct(place, dnsmasqTftp, 8, '>= 2'),
    await direct(place, dnsmasqTftp, 32, '>= 2'),
    await direct(place, atftpd, 8),
    await delayed(place, 'middle.bin', 0.25),
    await delayed(place, 'middle.bin', 1, '>= 8'),
    await delayed(place, 'small.bin', 5),
    ...(await atOnce(place)),
    await lossy(place, 'middle.bin', 0.1),
    await lossy(place, 'middle.bin', 1),
    await lossy(place, 'middle.bin', 5, 'bytes equal'),
    await lossyBeside(place, 0.1),
    await lossyBeside(place, 1),
    await lossyBeside(place, 5),
  ])
}

function arguments_({ file, options }: Fetch, address: string, into = '/dev/null'): readonly string[] {
  return ['atftp', ...options.flatMap(option => ['--option', option]), '-g', '-r', file, '-l', into, address]
}

async function compareWith(
  place: FilePlace,
  heading: Heading,
  fetch: Fetch,
  peer: TftpPeer,
  addresses: { readonly ours: string; readonly peer: string },
): Promise<Row> {
  const stop = await peer.start(place.server, place.tftpRoot)
  const runs: Timed[] = []
  const mbps = async (address: string): Promise<number> => {
    const timed = await timeCommand(place.client, ...arguments_(fetch, address))
    runs.push(timed)
    return place.sizeOf(fetch.file) / 1e3 / timed.wallMs
  }
  const row = await compareInTurn(
    heading,
    ROUNDS,
    () => mbps(addresses.ours),
    stop && { name: peer.name, measure: () => mbps(addresses.peer) },
  )
  await stop?.()
  return { ...row, note: generatorNote(runs) }
}

function direct(place: FilePlace, peer: TftpPeer, windowsize: number, target = ''): Promise<Row> {
  const what = `blocks of 1428, window ${windowsize}`
  const heading = { part: 'tftp', what, unit: 'MB/s', target }
  return compareWith(place, heading, fetchOf('large.bin', windowsize), peer, { ours: OURS, peer: PEER })
}

/** RFC 1350 without any option: tftp2 supports nothing else. */
function plain(place: FilePlace): Promise<Row> {
  const heading = { part: 'tftp', what: 'blocks of 512, no options', unit: 'MB/s' }
  return compareWith(place, heading, { file: 'middle.bin', options: [] }, tftp2, { ours: OURS, peer: PEER })
}

/** Through a relay that delays every datagram in both directions. */
async function delayed(place: FilePlace, file: FileName, delayMs: number, target = ''): Promise<Row> {
  for (const address of [RELAY, PEER_RELAY])
    await place.server.addAddress('card0', `${address}/16`).catch(() => undefined)
  const stops = [
    await startRelay(place.server, { listen: RELAY, server: OURS, delayMs, lossPercent: 0 }),
    await startRelay(place.server, { listen: PEER_RELAY, server: PEER, delayMs, lossPercent: 0 }),
  ]
  const heading = { part: 'tftp', what: `window 16, ${delayMs} ms each way`, unit: 'MB/s', target }
  const addresses = { ours: RELAY, peer: PEER_RELAY }
  const row = await compareWith(place, heading, fetchOf(file, 16), dnsmasqTftp, addresses)
  for (const stop of stops) await stop()
  return row
}

/** 64 clients that start together, each with a transfer of 2 MiB. */
async function atOnce(place: FilePlace): Promise<readonly Row[]> {
  const fetch = fetchOf('middle.bin', 1)
  const stop = await dnsmasqTftp.start(place.server, place.tftpRoot)
  const mbps = async (address: string): Promise<number> => {
    const beganMs = performance.now()
    const [program, ...args] = arguments_(fetch, address)
    await Promise.all(Array.from({ length: CLIENTS }, () => place.client.run(program ?? '', ...args)))
    return (CLIENTS * place.sizeOf(fetch.file)) / 1e3 / (performance.now() - beganMs)
  }
  const before = await processMemory(place.running.pid)
  let most = before
  const watch = setInterval(() => {
    processMemory(place.running.pid)
      .then(bytes => (most = Math.max(most, bytes)))
      // One sample of many; a server that has died fails the measurement itself.
      .catch(() => undefined)
  }, 20)
  const heading = { part: 'tftp', what: `${CLIENTS} clients at once, window 1`, unit: 'MB/s', target: '>= 1' }
  const row = await compareInTurn(heading, ROUNDS, () => mbps(OURS), {
    name: 'dnsmasq',
    measure: () => mbps(PEER),
  })
  clearInterval(watch)
  await stop?.()
  const memory = { part: 'tftp', what: 'memory for each of them', unit: 'MB', target: '< 1' }
  return [row, valueRow(memory, (most - before) / 1e6 / CLIENTS)]
}

/** A file through a relay that loses datagrams; resolves to seconds, and whether it arrived unchanged. */
async function fetchLossy(place: FilePlace, file: FileName, server: string, lossPercent: number) {
  await place.server.addAddress('card0', `${RELAY}/16`).catch(() => undefined)
  const stop = await startRelay(place.server, { listen: RELAY, server, delayMs: 0, lossPercent })
  const into = join(place.folder, 'fetched.bin')
  try {
    // Not curl: it requests a `timeout` of 6 s (RFC 2349), and gets it.
    const timed = await timeCommand(place.client, ...arguments_(fetchOf(file, 8), RELAY, into))
    const isEqual = (await readFile(into)).equals(await readFile(join(place.tftpRoot, file)))
    return { seconds: timed.wallMs / 1000, isEqual }
  } finally {
    await stop()
  }
}

/** Success means that the bytes arrive; the figure is how long that takes. */
async function lossy(place: FilePlace, file: FileName, lossPercent: number, target = ''): Promise<Row> {
  const { seconds, isEqual } = await fetchLossy(place, file, OURS, lossPercent)
  const what = `${lossPercent} % lost each way, 2 MiB, window 8`
  const note = isEqual ? 'bytes equal' : 'BYTES DIFFER'
  return valueRow({ part: 'tftp', what, unit: 's', target, note }, seconds)
}

/** Compared with dnsmasq, with a smaller file, since dnsmasq waits seconds for every lost datagram. */
async function lossyBeside(place: FilePlace, lossPercent: number): Promise<Row> {
  const stop = await dnsmasqTftp.start(place.server, place.tftpRoot)
  let differing = 0
  const seconds = async (server: string): Promise<number> => {
    const fetched = await fetchLossy(place, 'small.bin', server, lossPercent)
    if (!fetched.isEqual) differing++
    return fetched.seconds
  }
  const what = `${lossPercent} % lost each way, 256 KiB, window 8`
  const peer = stop && { name: dnsmasqTftp.name, measure: () => seconds(PEER) }
  const row = await compareInTurn({ part: 'tftp', what, unit: 's' }, 1, () => seconds(OURS), peer)
  await stop?.()
  return { ...row, note: differing === 0 ? 'bytes equal' : 'BYTES DIFFER' }
}
