import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNamespace } from '../support/namespace.ts'
import { createSlipway } from '../support/slipway.ts'
import { valueRow, type Row } from './comparison.ts'
import { median } from './measure.ts'
import { processMemory } from './process-memory.ts'

const ROUNDS = 5
/** Long enough for everything that follows the start (journal, cards). */
const IDLE_MS = 3000

/** `slipway serve` in server mode: the time until every socket is open, and its memory when idle. */
export async function measureStartup(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'))
  const namespace = await createNamespace()
  const tookMs: number[] = []
  const memory: number[] = []
  try {
    await namespace.addBridge('br0', '10.77.0.1/24')
    await namespace.addTap('tap0', 'br0')
    const slipway = await createSlipway(join(folder, 'data'))
    for (let round = 0; round < ROUNDS; round++) {
      const beganMs = performance.now()
      const running = await slipway.serve(namespace, ['--nic', 'br0', '--dhcp', 'server'])
      tookMs.push(performance.now() - beganMs)
      await new Promise(resolve => setTimeout(resolve, IDLE_MS))
      memory.push(await processMemory(running.pid))
      await running.stop()
    }
  } finally {
    await namespace.remove()
    await rm(folder, { recursive: true, force: true })
  }
  return [
    valueRow(
      { part: 'startup', what: 'to all sockets open', unit: 's', target: '< 1' },
      median(tookMs) / 1000,
    ),
    valueRow({ part: 'startup', what: 'idle memory', unit: 'MB', target: '< 120' }, median(memory) / 1e6),
  ]
}
