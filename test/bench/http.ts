import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTestIso } from '../support/test-iso.ts'
import { compareInTurn, type Row } from './comparison.ts'
import { HTTP_PORT, OURS, PEER, withFilePlace, type FilePlace } from './file-place.ts'
import { nginxProgram, startNginx } from './nginx.ts'
import { generatorNote, timeCommand, type Timed } from './timed-command.ts'

const ROUNDS = 9
const ISO_PADDING_BYTES = 512 * 1024 ** 2
const STREAMS = 64
const STREAM_BYTES = 8 * 1024 ** 2
/** A file inside the ISO; nginx gets the same bytes as a file of its own. */
const INSIDE = 'padding.bin'

/** HTTP by curl: one stream, and 64 that each fetch a part. Ours from inside an ISO, nginx with sendfile from a file. */
export async function measureHttp(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  try {
    const iso = await makeTestIso({ path: join(folder, 'test.iso'), paddingBytes: ISO_PADDING_BYTES })
    return await withFilePlace({ iso: iso.path }, measure)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(place: FilePlace): Promise<readonly Row[]> {
  const { client, image } = place
  const ours = `http://${OURS}:${HTTP_PORT}/iso/${image?.id}/${INSIDE}`
  const peer = await startPeer(place)
  const one: Timed[] = []
  const many: Timed[] = []
  const single = async (url: string): Promise<number> => {
    const timed = await timeCommand(client, 'curl', '-sf', '-o', '/dev/null', url)
    one.push(timed)
    return ISO_PADDING_BYTES / 1e3 / timed.wallMs
  }
  const parallel = async (url: string): Promise<number> => {
    const timed = await timeCommand(client, ...parallelCurl(url))
    many.push(timed)
    return (STREAMS * STREAM_BYTES) / 1e3 / timed.wallMs
  }
  const against = (measureOne: (url: string) => Promise<number>) =>
    peer === null ? null : { name: 'nginx', measure: () => measureOne(peer) }
  // Once each to warm the page cache.
  await single(ours)
  if (peer !== null) await single(peer)
  const rows = [
    await compareInTurn(
      { part: 'http', what: '1 stream from inside an ISO', unit: 'MB/s', target: '>= 0.9' },
      ROUNDS,
      () => single(ours),
      against(single),
    ),
    await compareInTurn(
      { part: 'http', what: `${STREAMS} streams`, unit: 'MB/s', target: '>= 0.8' },
      ROUNDS,
      () => parallel(ours),
      against(parallel),
    ),
  ]
  return rows.map((row, index) => ({ ...row, note: generatorNote(index === 0 ? one : many) }))
}

/** Null without nginx. */
async function startPeer(place: FilePlace): Promise<string | null> {
  const program = await nginxProgram()
  if (program === null) return null
  const root = join(place.folder, 'root')
  await mkdir(root)
  await writeFile(join(root, INSIDE), '')
  await truncate(join(root, INSIDE), ISO_PADDING_BYTES)
  await startNginx(place.server, { program, folder: place.folder, root, listen: `${PEER}:80` })
  return `http://${PEER}/${INSIDE}`
}

function parallelCurl(url: string): readonly string[] {
  const parts = Array.from({ length: STREAMS }, (_, index) => {
    const start = index * STREAM_BYTES
    return ['-sf', '-r', `${start}-${start + STREAM_BYTES - 1}`, '-o', '/dev/null', url]
  })
  const flags = ['-Z', '--parallel-immediate', '--parallel-max', String(STREAMS)]
  return ['curl', ...flags, ...parts.flatMap((part, index) => (index === 0 ? part : ['--next', ...part]))]
}
