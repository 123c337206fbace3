import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { createEngine, type Engine } from '#engine/engine.ts'
import type { Network } from '#engine/net/network.ts'
import { createSimulatedNetwork } from './simulated-network.ts'

/** The whole engine on a simulated network; it is closed when the test ends. */
export async function openTestEngine(needs: {
  readonly data: string
  /** Without them there are none. */
  readonly bootPrograms?: string
  readonly network?: Network
}): Promise<Engine> {
  const { data, bootPrograms = join(data, 'no-boot-programs'), network = loneComputer() } = needs
  const engine = await createEngine({
    paths: {
      data,
      bootPrograms,
      importWorker: new URL('../../electron/engine/image/import-worker.ts', import.meta.url),
      checkpointWorker: new URL('../../electron/engine/store/checkpoint-worker.ts', import.meta.url),
    },
    version: '0.0.0-test',
    network,
  })
  onTestFinished(() => engine.close())
  return engine
}

const loneComputer = (): Network =>
  createSimulatedNetwork()
    .host('10.99.0.1' as Ipv4)
    .asNetwork()
