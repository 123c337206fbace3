import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { NetworkCard, ServeRequest, ServingState } from '#contract/network.ts'
import { systemClock } from '#engine/base/clock.ts'
import type { Publish } from '#engine/base/push-hub.ts'
import { createCardServing } from '#engine/features/serving/card-serving.ts'
import type { CardServices } from '#engine/features/serving/card-services.ts'
import type { Network } from '#engine/net/network.ts'
import { createMemoryLeaseStore } from '../../../support/memory-lease-store.ts'
import { createSimulatedNetwork } from '../../../support/simulated-network.ts'

const HERE = '127.0.0.1' as Ipv4
const request: ServeRequest = { nic: 'eth0', dhcp: 'server', httpPort: 0 }

/** Serving on a card that the test removes, restores and renumbers. */
function openServing(change: Partial<CardServices> = {}) {
  const wire = createSimulatedNetwork()
  const [card] = wire.host(HERE).asNetwork().cards() as [NetworkCard]
  let cards: readonly NetworkCard[] = [card]
  const network: Network = { ...wire.host(HERE).asNetwork(), cards: () => cards }
  const states: ServingState[] = []
  const codes: string[] = []
  const publish: Publish = (name, payload) => {
    if (name === 'serving.changed') states.push(payload as ServingState)
  }
  const services: CardServices = {
    clock: systemClock,
    log: { write: line => codes.push(line.code), addSink: () => () => undefined },
    network,
    record: () => undefined,
    leases: createMemoryLeaseStore(),
    whoIs: () => null,
    nameOf: () => null,
    isIgnored: () => false,
    dnsOf: () => [],
    needBootPrograms: () => Promise.resolve(),
    servedAt: () => ({
      routes: [],
      intakes: [],
      files: () => Promise.resolve(null),
      chooseBoot: () => null,
    }),
    ...change,
  }
  const serving = createCardServing(services, publish)
  onTestFinished(async () => void (await serving.stop()))
  return {
    serving,
    states,
    codes,
    card,
    /** What the card watch reports. */
    see(next: readonly NetworkCard[]) {
      cards = next
      serving.noteCards(next)
    },
  }
}

const gone = (card: NetworkCard): NetworkCard => ({
  ...card,
  address: null,
  prefixLength: null,
  problem: { code: 'card-without-address', params: { card: card.name } },
})

it('reports that its card is gone, and continues when it is back', async () => {
  const { serving, see, card, codes } = openServing()
  await serving.start(request)
  see([])
  expect(serving.state()).toMatchObject({
    state: 'serving',
    problem: { code: 'card-not-found', params: { card: 'eth0' } },
  })
  see([card])
  await expect
    .poll(() => serving.state())
    .toEqual(expect.not.objectContaining({ problem: expect.anything() }))
  await expect.poll(() => serving.state().state).toBe('serving')
  expect(codes).toEqual(expect.arrayContaining(['card-lost', 'card-back']))
})

it('reports once that its card lost its address', async () => {
  const { serving, see, card, states } = openServing()
  await serving.start(request)
  const before = states.length
  see([gone(card)])
  see([gone(card)])
  expect(states.slice(before)).toMatchObject([
    { state: 'serving', problem: { code: 'card-without-address', params: { card: 'eth0' } } },
  ])
})

it('restarts when its card has another address', async () => {
  const { serving, see, card } = openServing()
  const first = await serving.start(request)
  see([{ ...card, prefixLength: 16 }])
  await expect
    .poll(() => serving.state())
    .toMatchObject({ state: 'serving', prefixLength: 16, address: HERE, dhcp: 'server' })
  expect(first).toMatchObject({ prefixLength: 24 })
})

it('reports why it cannot serve if its range is outside the new network, and tries again at the next change', async () => {
  const { serving, see, card } = openServing()
  await serving.start({
    ...request,
    range: { first: '127.0.0.100' as Ipv4, last: '127.0.0.110' as Ipv4 },
  })
  see([{ ...card, prefixLength: 29 }])
  await expect
    .poll(() => serving.state())
    .toMatchObject({ state: 'failed', error: { code: 'range-outside-subnet' } })
  see([card])
  await expect.poll(() => serving.state()).toMatchObject({ state: 'serving', prefixLength: 24 })
})

it('stays stopped when the card comes back after the user stopped it', async () => {
  const { serving, see, card } = openServing()
  await serving.start(request)
  see([])
  await serving.stop()
  see([card])
  await serving.stop()
  expect(serving.state()).toEqual({ state: 'stopped' })
})

it('ignores other cards, links and speeds', async () => {
  const { serving, see, card, states } = openServing()
  await serving.start(request)
  const before = states.length
  see([
    { ...card, hasLink: false, speedMbps: null },
    { ...gone(card), name: 'eth1' },
  ])
  expect(states.length).toBe(before)
})

it('aborts a start that waits for boot programs, at once', async () => {
  const { serving } = openServing({ needBootPrograms: () => new Promise<void>(() => undefined) })
  const starting = serving.start(request).catch((error: unknown) => error)
  await expect.poll(() => serving.state().state).toBe('starting')
  expect(await serving.stop()).toEqual({ state: 'stopped' })
  expect(await starting).toMatchObject({ code: 'cancelled' })
})

it('aborts a start that searches for other servers, and can start again', async () => {
  const { serving, codes } = openServing()
  const starting = serving.start({ ...request, dhcp: 'auto' }).catch((error: unknown) => error)
  await expect.poll(() => codes).toContain('dhcp.searching')
  const beforeMs = performance.now()
  await serving.stop()
  // The search takes 3.5 s.
  expect(performance.now() - beforeMs).toBeLessThan(2000)
  expect(await starting).toMatchObject({ code: 'cancelled' })
  expect(await serving.start(request)).toMatchObject({ state: 'serving', dhcp: 'server' })
})

it('a start aborts tasks that need serving to be stopped, and begins after them; while serving they are refused', async () => {
  const { serving } = openServing()
  const order: string[] = []
  const begun = Promise.withResolvers<void>()
  const quiet = serving.runWhenIdle(
    signal =>
      new Promise<never>((_, reject) => {
        begun.resolve()
        signal.addEventListener('abort', () => {
          order.push('quiet ended')
          reject(signal.reason as Error)
        })
      }),
  )
  const waiting = serving.runWhenIdle(() => Promise.resolve(order.push('never')))
  await begun.promise
  const started = serving.start(request).then(() => order.push('started'))
  await expect(quiet).rejects.toMatchObject({ code: 'cancelled' })
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  await started
  expect(order).toEqual(['quiet ended', 'started'])
  await expect(serving.runWhenIdle(() => Promise.resolve())).rejects.toMatchObject({
    code: 'already-serving',
  })
  await serving.stop()
  expect(await serving.runWhenIdle(() => Promise.resolve('free'))).toBe('free')
})
