import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTestIso } from '../support/test-iso.ts'
import { compareInTurn, valueRow, type Row } from './comparison.ts'
import { HTTP_PORT, OURS, PEER, withFilePlace, type FilePlace } from './file-place.ts'
import { median } from './measure.ts'
import { nginxProgram, startNginx } from './nginx.ts'
import { processCpuMs } from './process-cpu.ts'
import { generatorNote, timeCommand, type Timed } from './timed-command.ts'

const ROUNDS = 9
const STREAMS = 64
const STREAM_BYTES = 8 * 1024 ** 2
/** The rate of one stream, or of all together. */
const TOTAL_BYTES = STREAMS * STREAM_BYTES
/** A file inside the ISO; nginx serves the same bytes as a separate file. */
const INSIDE = 'padding.bin'

/** HTTP by curl: one stream, and 64 that each fetch a part. Ours from inside an ISO, nginx with sendfile from a file. */
export async function measureHttp(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  try {
    const iso = await makeTestIso({ path: join(folder, 'test.iso'), paddingBytes: TOTAL_BYTES })
    return await withFilePlace({ iso: iso.path }, measure)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Server {
  readonly url: string
  readonly pid: number
}

async function measure(place: FilePlace): Promise<readonly Row[]> {
  const { client, image, running } = place
  const ours = { url: `http://${OURS}:${HTTP_PORT}/iso/${image?.id}/${INSIDE}`, pid: running.pid }
  const peer = await startPeer(place)
  const one = (url: string) => ['curl', '-sf', '-o', '/dev/null', url] as const
  // Fetches each once to warm the page cache.
  for (const server of [ours, peer]) if (server) await timeCommand(client, ...one(server.url))
  return [
    ...(await measureClient(place, ours, peer, { what: '1 stream', target: '>= 0.9', command: one })),
    ...(await measureClient(place, ours, peer, {
      what: `${STREAMS} streams`,
      target: '>= 0.8',
      command: parallelCurl,
    })),
  ]
}

/** Bytes per second, and the server's processor time in the same runs: that hardly changes on a busy computer. */
async function measureClient(
  { client }: FilePlace,
  ours: Server,
  peer: Server | null,
  fetch: {
    readonly what: string
    readonly target: string
    readonly command: (url: string) => readonly [string, ...string[]]
  },
): Promise<readonly Row[]> {
  const timed: Timed[] = []
  const cpuOf = new Map<Server, number[]>()
  const measureOne = async (server: Server): Promise<number> => {
    const beforeMs = await processCpuMs(server.pid)
    const run = await timeCommand(client, ...fetch.command(server.url))
    const cpuMs = (await processCpuMs(server.pid)) - beforeMs
    cpuOf.set(server, [...(cpuOf.get(server) ?? []), (cpuMs * 1e9) / TOTAL_BYTES])
    timed.push(run)
    return TOTAL_BYTES / 1e3 / run.wallMs
  }
  const speed = await compareInTurn(
    { part: 'http', what: `${fetch.what} from inside an ISO`, unit: 'MB/s', target: fetch.target },
    ROUNDS,
    () => measureOne(ours),
    peer && { name: 'nginx', measure: () => measureOne(peer) },
  )
  const own = cpuOf.get(ours) ?? []
  const other = (peer && cpuOf.get(peer)) ?? []
  const heading = { part: 'http', what: `${fetch.what}: processor time of the server for 1 GB`, unit: 'ms' }
  const cost: Row = {
    ...valueRow(heading, median(own)),
    peer: peer && { name: 'nginx', value: median(other) },
    ratio: peer && median(own) / median(other),
  }
  return [{ ...speed, note: generatorNote(timed) }, cost]
}

/** Null without nginx. */
async function startPeer(place: FilePlace): Promise<Server | null> {
  const program = await nginxProgram()
  if (program === null) return null
  const root = join(place.folder, 'root')
  await mkdir(root)
  await writeFile(join(root, INSIDE), '')
  await truncate(join(root, INSIDE), TOTAL_BYTES)
  const { pid } = await startNginx(place.server, {
    program,
    folder: place.folder,
    root,
    listen: `${PEER}:80`,
  })
  return { url: `http://${PEER}/${INSIDE}`, pid }
}

function parallelCurl(url: string): readonly [string, ...string[]] {
  const parts = Array.from({ length: STREAMS }, (_, index) => {
    const start = index * STREAM_BYTES
    return ['-sf', '-r', `${start}-${start + STREAM_BYTES - 1}`, '-o', '/dev/null', url]
  })
  const flags = ['-Z', '--parallel-immediate', '--parallel-max', String(STREAMS)]
  return ['curl', ...flags, ...parts.flatMap((part, index) => (index === 0 ? part : ['--next', ...part]))]
}
