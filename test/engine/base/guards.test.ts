import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { Push } from '#contract/events.ts'
import { guardClock } from '#engine/base/clock.ts'
import { createCounter, createLog } from '#engine/base/log/log.ts'
import { createPushHub } from '#engine/base/push-hub.ts'
import { guardNetwork } from '#engine/net/guarded-network.ts'
import { createManualClock } from '../../support/manual-clock.ts'
import { createSimulatedNetwork } from '../../support/simulated-network.ts'

const fail = (): never => {
  throw new Error('a mistake')
}

it('a timer that throws is reported and stops no other', () => {
  const clock = createManualClock()
  const errors: unknown[] = []
  const guarded = guardClock(clock, error => errors.push(error))
  let count = 0
  guarded.after(10, fail)
  guarded.after(10, () => count++)
  const cancel = guarded.after(20, () => count++)
  cancel()
  clock.advance(30)
  expect([count, errors.map(String)]).toEqual([1, ['Error: a mistake']])
  const hopeless = guardClock(clock, fail)
  hopeless.after(1, fail)
  expect(() => clock.advance(1)).not.toThrow()
})

it('a push never throws, even if the report of a failed listener fails', () => {
  const hub = createPushHub(fail)
  const heard: Push[] = []
  hub.subscribe(fail)
  hub.subscribe(push => heard.push(push))
  hub.publish('image.removed', { id: 'x' })
  expect(heard).toHaveLength(1)
})

it('a line of the log reaches every sink, whatever another one throws', () => {
  const log = createLog({ clock: createManualClock(), counter: createCounter(0) })
  const codes: string[] = []
  log.addSink(fail)
  log.addSink(line => codes.push(line.code))
  log.write({ level: 'info', part: 'app', code: 'card-back' })
  expect(codes).toEqual(['card-back'])
})

it('a datagram that a server fails at costs that datagram', async () => {
  const wire = createSimulatedNetwork()
  const errors: unknown[] = []
  const network = guardNetwork(wire.host('10.99.0.1' as Ipv4).asNetwork(), error => errors.push(error))
  const port = await network.openAddressPort({ address: '10.99.0.1' as Ipv4, port: 69 })
  let heard = 0
  port.onDatagram(() => (++heard === 1 ? fail() : undefined))
  const client = wire.host('10.99.0.2' as Ipv4).open(0)
  for (const byte of [1, 2]) client.send(Uint8Array.of(byte), { address: '10.99.0.1' as Ipv4, port: 69 })
  await wire.settle()
  expect([heard, errors.length]).toEqual([2, 1])
})
