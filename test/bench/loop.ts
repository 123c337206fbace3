import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeTestIso } from '../support/test-iso.ts'
import { valueRow, type Row } from './comparison.ts'
import { isoOfManyFiles } from './hard-isos.ts'
import { HTTP_PORT, OURS, withFilePlace, type FilePlace } from './file-place.ts'

const PROBE = fileURLToPath(new URL('./loop-probe.ts', import.meta.url))
const HTTP_STREAMS = 4
const TFTP_TRANSFERS = 8
const ISO_PADDING_BYTES = 256 * 1024 ** 2

/** How long the event loop is blocked while an ISO of 40,000 files is imported and twelve clients fetch. */
export async function measureLoop(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const delays = join(folder, 'delays.json')
  try {
    const iso = await makeTestIso({ path: join(folder, 'test.iso'), paddingBytes: ISO_PADDING_BYTES })
    const manyFiles = await isoOfManyFiles()
    return await withFilePlace(
      {
        iso: iso.path,
        serverEnvironment: { SLIPWAY_LOOP_PROBE: delays, NODE_OPTIONS: `--import ${PROBE}` },
      },
      place => measure(place, manyFiles, delays),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(place: FilePlace, manyFiles: string, delays: string): Promise<readonly Row[]> {
  const { client, running, slipway, image } = place
  const url = `http://${OURS}:${HTTP_PORT}/iso/${image?.id}/padding.bin`
  let isOver = false
  const again = async (...command: readonly [string, ...string[]]): Promise<void> => {
    const [program, ...args] = command
    while (!isOver) await client.run(program, ...args)
  }
  process.kill(running.pid, 'SIGUSR2')
  const clients = [
    ...Array.from({ length: HTTP_STREAMS }, () => again('curl', '-sf', '-o', '/dev/null', url)),
    ...Array.from({ length: TFTP_TRANSFERS }, () =>
      again('atftp', '--option', 'blksize 1428', '-g', '-r', 'middle.bin', '-l', '/dev/null', OURS),
    ),
  ]
  const imported = await slipway.importIso(manyFiles)
  isOver = true
  await Promise.all(clients)
  process.kill(running.pid, 'SIGUSR2')
  const { p99Ms, maxMs } = JSON.parse(await untilThere(delays)) as { p99Ms: number; maxMs: number }
  const what = `delay while importing ${imported.fileCount} files, ${HTTP_STREAMS} HTTP, ${TFTP_TRANSFERS} TFTP`
  return [
    valueRow({ part: 'loop', what: `${what}: p99`, unit: 'ms', target: '< 20' }, p99Ms),
    valueRow({ part: 'loop', what: 'the longest of all', unit: 'ms' }, maxMs),
  ]
}

async function untilThere(path: string): Promise<string> {
  for (let tries = 0; tries < 500; tries++) {
    const text = await readFile(path, 'utf8').catch(() => '')
    if (text !== '') return text
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error('the server did not tell its delays')
}
