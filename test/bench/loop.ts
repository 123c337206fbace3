import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { makeTestIso } from '../support/test-iso.ts'
import { TEST_CACHE } from '../support/test-kernel.ts'
import { valueRow, type Row } from './comparison.ts'
import { HTTP_PORT, OURS, withFilePlace, type FilePlace } from './file-place.ts'

const run = promisify(execFile)
const PROBE = fileURLToPath(new URL('./loop-probe.ts', import.meta.url))
const FILES = 40_000
const HTTP_STREAMS = 4
const TFTP_TRANSFERS = 8
const ISO_PADDING_BYTES = 256 * 1024 ** 2

/** How long the event loop keeps others waiting while an ISO of 40,000 files is imported and twelve clients fetch. */
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

/** Made once. */
async function isoOfManyFiles(): Promise<string> {
  const path = join(TEST_CACHE, 'many-files.iso')
  if (await stat(path).catch(() => null)) return path
  const root = await mkdtemp(join(tmpdir(), 'slipway-many-'))
  try {
    for (let index = 0; index < FILES; index++) {
      const folder = join(root, 'pool', String(index % 200))
      if (index < 200) await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `package-${index}.deb`), String(index))
    }
    await run('xorriso', ['-as', 'mkisofs', '-quiet', '-r', '-J', '-V', 'MANY', '-o', `${path}.part`, root])
    await rename(`${path}.part`, path)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
  return path
}
