import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeTestIso } from '../support/test-iso.ts'
import { valueRow, type Row } from './comparison.ts'
import { HTTP_PORT, OURS, withFilePlace } from './file-place.ts'
import { processMemory } from './process-memory.ts'

const READERS = fileURLToPath(new URL('./stalled-readers.ts', import.meta.url))
const COUNT = 1000
/** One address may have 64 connections. */
const ADDRESSES = Array.from({ length: 20 }, (_, index) => `10.78.1.${index + 1}`)
/** Some clients never read; some keep up at first, and then stop. */
const READ_BYTES = { 'at the start': 1, 'after 4 MB': 4_000_000 } as const

/** The cost of clients that stop reading: resident memory of the server before, and with 1,000 of them. */
export async function measureMemory(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const iso = await makeTestIso({ path: join(folder, 'test.iso'), paddingBytes: 256 * 1024 ** 2 })
  const rows: Row[] = []
  const ofKernel: number[] = []
  for (const [when, readBytes] of Object.entries(READ_BYTES)) {
    rows.push(
      await withFilePlace({ iso: iso.path }, async ({ client, running, image }) => {
        for (const address of ADDRESSES) await client.addAddress('card0', `${address}/16`)
        const before = await processMemory(running.pid)
        const kernelBefore = await socketMemory()
        const path = `/iso/${image?.id}/padding.bin`
        const readers = client.start([
          ...[process.execPath, READERS, String(COUNT), OURS, String(HTTP_PORT), path, String(readBytes)],
          ...ADDRESSES,
        ])
        const line = await readers.waitForLine('all stalled', text => /stalled|failed/.test(text), 120_000)
        if (line !== 'stalled') throw new Error(line)
        const grown = (await settled(running.pid)) - before
        ofKernel.push((await socketMemory()) - kernelBefore)
        const what = `${COUNT} HTTP clients that stop reading ${when}`
        return valueRow({ part: 'memory', what, unit: 'MB', target: '< 100' }, grown / 1e6)
      }),
    )
  }
  await rm(folder, { recursive: true, force: true })
  const what = "the kernel's own buffers for them, at both ends"
  return [...rows, valueRow({ part: 'memory', what, unit: 'MB' }, Math.max(...ofKernel) / 1e6)]
}

/** What the kernel holds for all TCP connections of this computer, in bytes. */
async function socketMemory(): Promise<number> {
  const pages = /^TCP:.* mem (\d+)/m.exec(await readFile('/proc/net/sockstat', 'latin1'))?.[1]
  return Number(pages) * 4096
}

/** The memory once it has stopped growing: the kernel's buffers fill up only gradually. */
async function settled(pid: number): Promise<number> {
  let bytes = await processMemory(pid)
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 1000))
    const now = await processMemory(pid)
    if (now <= bytes * 1.01) return now
    bytes = now
  }
}
