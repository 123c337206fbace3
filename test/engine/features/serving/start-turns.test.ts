import { describe, expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { createStartTurns } from '#engine/features/serving/start-turns.ts'
import { createManualClock } from '../../../support/manual-clock.ts'

const machine = (number: number) => `52:54:00:00:00:${number.toString(16).padStart(2, '0')}` as MacAddress
const [a, b, c, d] = [1, 2, 3, 4].map(machine) as [MacAddress, MacAddress, MacAddress, MacAddress]

function twoAtOnce() {
  const clock = createManualClock()
  const turns = createStartTurns({ clock, machinesAtOnce: 2 })
  const loads = (mac: MacAddress, request: number, kind: 'http.started' | 'http.finished') =>
    turns.onFact(
      kind === 'http.started'
        ? { kind, request, path: '/iso/x/vmlinuz', sizeBytes: 10 }
        : { kind, request, path: '/iso/x/vmlinuz', status: 200, sentBytes: 10, tookMs: 1 },
      { mac, ip: null },
    )
  return { clock, loads, ask: turns.ask }
}

describe('turns of machines that start', () => {
  it('are given to as many as may load at once; the others get their position in the queue', () => {
    const { ask } = twoAtOnce()
    expect([ask(a).mayLoad, ask(b).mayLoad]).toEqual([true, true])
    expect(ask(c)).toEqual({ mayLoad: false, loadingCount: 2, aheadCount: 0, isNew: true })
    expect(ask(d)).toEqual({ mayLoad: false, loadingCount: 2, aheadCount: 1, isNew: true })
    expect(ask(c)).toMatchObject({ mayLoad: false, isNew: false })
  })

  it('last while a transfer is in progress, and ten quiet seconds longer', () => {
    const { clock, loads, ask } = twoAtOnce()
    ask(a)
    ask(b)
    ask(c)
    loads(a, 1, 'http.started')
    clock.advance(9_000)
    loads(b, 2, 'http.started')
    clock.advance(9_000)
    loads(b, 2, 'http.finished')
    ask(c)
    clock.advance(9_000)
    expect(ask(c).mayLoad, 'a has been loading for 27 s, b has just finished').toBe(false)
    clock.advance(2_000)
    expect(ask(c).mayLoad).toBe(true)
    expect(ask(d)).toMatchObject({ mayLoad: false, loadingCount: 2 })
  })

  it('go to the machine that came first, even if a later one asks first when a turn is free', () => {
    const { clock, ask } = twoAtOnce()
    ask(a)
    ask(b)
    clock.advance(5_000)
    ask(b)
    ask(c)
    ask(d)
    clock.advance(6_000)
    expect(ask(d), 'c was there before, and one turn is free').toMatchObject({
      mayLoad: false,
      aheadCount: 1,
    })
    expect(ask(c).mayLoad).toBe(true)
  })

  it('are not held for a machine that was switched off while it waited or loaded', () => {
    const { clock, loads, ask } = twoAtOnce()
    ask(a)
    ask(b)
    loads(a, 1, 'http.started')
    loads(b, 2, 'http.started')
    ask(c)
    for (let second = 0; second < 70; second += 5) {
      ask(d)
      clock.advance(5_000)
    }
    expect(ask(d).mayLoad, 'c never asked again, a and b stopped in the middle').toBe(true)
  })

  it('are granted to made-up machines instead of filling the memory', () => {
    const { ask } = twoAtOnce()
    const madeUp = (number: number) =>
      `02:00:00:00:${(number >> 8).toString(16).padStart(2, '0')}:${(number & 255).toString(16).padStart(2, '0')}` as MacAddress
    const turns = Array.from({ length: 5000 }, (_, number) => ask(madeUp(number)))
    expect(turns.filter(({ mayLoad }) => !mayLoad)).toHaveLength(4096)
    expect(turns.at(-1)).toEqual({ mayLoad: true })
  })
})
