import { describe, expect, it } from 'vitest'
import { createArrivals, type LinuxPollCalls } from '#engine/net/linux-arrivals.ts'

/** Sockets with datagrams supplied by the test; `onYield` runs when this process yields the processor. */
function simulate(onYield: () => void = () => undefined) {
  const waiting = new Map<number, number[][]>()
  let [yields, timeMs] = [0, 0]
  const calls: LinuxPollCalls = {
    add: fd => Boolean(waiting.set(fd, [])),
    ready: () => [...waiting].filter(([, queue]) => queue.length > 0).map(([fd]) => fd),
    receive(fd, bytes, from) {
      const next = waiting.get(fd)?.shift()
      if (!next) return -1
      bytes.set(next)
      from.set([2, 0, 8, 22, 10, 0, 0, fd])
      return next.length
    },
    yieldProcessor() {
      yields++
      onYield()
    },
  }
  return {
    /** A clock on which every poll takes 2 µs. */
    arrivals: createArrivals(calls, () => (timeMs += 0.002)),
    pass: (durationMs: number) => (timeMs += durationMs),
    timeMs: () => timeMs,
    put: (fd: number, ...bytes: number[]) => waiting.get(fd)?.push(bytes),
    yields: () => yields,
  }
}

describe('arrivals', () => {
  it('delivers the datagrams of every socket, with the sender', () => {
    const { arrivals, put } = simulate()
    const received: unknown[] = []
    for (const fd of [7, 9]) arrivals.watch(fd, (bytes, from) => received.push([fd, [...bytes], from]))
    put(7, 0, 4, 0, 1)
    put(9, 0, 4, 0, 2)
    put(7, 0, 4, 0, 3)
    arrivals.takeAll()
    expect(received).toEqual([
      [7, [0, 4, 0, 1], { address: '10.0.0.7', port: 2070 }],
      [9, [0, 4, 0, 2], { address: '10.0.0.9', port: 2070 }],
      [7, [0, 4, 0, 3], { address: '10.0.0.7', port: 2070 }],
    ])
  })

  it('waits a moment for the answer of a quick client', () => {
    let answers = 0
    const bench = simulate(() => {
      if (answers < 3) bench.put(7, ++answers)
    })
    const received: number[] = []
    bench.arrivals.watch(7, bytes => received.push(...bytes))
    bench.arrivals.takeAll()
    expect(received).toEqual([1, 2, 3])
    expect(bench.timeMs()).toBeLessThan(0.1)
  })

  it('returns to the event loop even if a client never pauses', () => {
    const bench = simulate()
    bench.arrivals.watch(7, () => bench.put(7, 0))
    bench.put(7, 0)
    bench.arrivals.takeAll()
    expect(bench.timeMs()).toBeGreaterThan(0.2)
    expect(bench.timeMs()).toBeLessThan(0.3)
  })

  it('does not busy-wait while another program needs the processor', () => {
    const bench = simulate(() => bench.pass(3))
    bench.arrivals.watch(7, () => undefined)
    bench.arrivals.takeAll()
    expect(bench.yields()).toBe(1)
    for (let turn = 0; turn < 100; turn++) bench.arrivals.takeAll()
    expect(bench.yields()).toBe(1)
  })

  it('stops busy-waiting for slow clients, and tries again now and then', () => {
    const bench = simulate()
    bench.arrivals.watch(7, () => undefined)
    for (let turn = 0; turn < 20; turn++) bench.arrivals.takeAll()
    const learned = bench.yields()
    for (let turn = 0; turn < 400; turn++) bench.arrivals.takeAll()
    expect(bench.yields()).toBe(learned)
    for (let turn = 0; turn < 200; turn++) bench.arrivals.takeAll()
    expect(bench.yields()).toBeGreaterThan(learned)
  })

  it('delivers nothing to a removed listener, and is not reentrant', () => {
    const { arrivals, put } = simulate()
    const received: number[] = []
    const unwatch = arrivals.watch(7, () => received.push(7))
    arrivals.watch(9, () => {
      received.push(9)
      arrivals.takeAll()
    })
    unwatch()
    put(7, 1)
    put(9, 1)
    arrivals.takeAll()
    expect(received).toEqual([9])
  })
})
