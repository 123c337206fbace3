import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { testBootPrograms } from '../support/boot-programs.ts'
import { readCapture } from '../support/pcap.ts'
import { createSimulatedNetwork } from '../support/simulated-network.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestEngine } from '../support/test-engine.ts'

const EVENTS = 100_000
const BATCH = 500
const TOLERATED_GROWTH_MB = 40
const MINUTE_MS = 60_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function heapMb(): number {
  collectGarbage()
  collectGarbage()
  return process.memoryUsage().heapUsed / 1e6
}

/** A firmware's DISCOVER, from a new card each time. */
function discoverOf(number: number, template: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(template)
  new DataView(bytes.buffer).setUint32(4, number)
  new DataView(bytes.buffer).setUint32(30, number)
  return bytes
}

it('100,000 events of strangers in a minute keep memory flat, and the engine responds meanwhile', async () => {
  const wire = createSimulatedNetwork()
  // On loopback the system delivers HTTP.
  const address = '127.0.0.1' as Ipv4
  const data = temporaryFolder()
  const network = wire.host(address).asNetwork()
  const engine = await openTestEngine({ data, bootPrograms: await testBootPrograms(), network })
  let pushes = 0
  let events = 0
  engine.subscribe(push => {
    pushes++
    if (push.name === 'event.recorded') events++
  })
  await engine.handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort: 18_467, syslogPort: 514 })
  const template = readCapture('u_own').find(({ toPort }) => toPort === 67)!.payload
  const client = wire.host('0.0.0.0' as Ipv4).open(68)
  const logger = wire.host('127.0.0.77' as Ipv4).open(1514)

  let number = 0
  const sendUntil = async (target: number): Promise<void> => {
    while (events < target) {
      for (let count = 0; count < BATCH; count++) {
        client.send(discoverOf(++number, template), { address: '255.255.255.255' as Ipv4, port: 67 })
        logger.send(Buffer.from(`<30>anaconda: line ${number}`), { address, port: 514 })
      }
      await wire.settle()
      ;(wire.wire as unknown[]).length = 0
      await setImmediate()
    }
  }

  await sendUntil(EVENTS / 5)
  const beforeMb = heapMb()
  const startedMs = performance.now()
  await sendUntil(EVENTS)
  const tookMs = performance.now() - startedMs
  const askedMs = performance.now()
  const boots = await engine.handlers['boots.list']({ limit: 50 })
  const answeredMs = performance.now() - askedMs
  const grownMb = heapMb() - beforeMb

  expect(boots).toHaveLength(50)
  expect(events).toBeGreaterThanOrEqual(EVENTS)
  expect(grownMb).toBeLessThan(TOLERATED_GROWTH_MB)
  expect(answeredMs).toBeLessThan(5000)
  expect(tookMs, `${pushes} pushes`).toBeLessThan(3 * MINUTE_MS)
  await engine.handlers['serving.stop'](null)
}, 300_000)
