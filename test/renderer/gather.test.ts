import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createGather, pauseMs } from '../../renderer/api/gather.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('values that come in bursts', () => {
  it('are delivered at once when they come alone', async () => {
    const taken: string[][] = []
    const add = createGather<number, string>(values => taken.push([...values.values()]))
    add(1, 'a')
    await Promise.resolve()
    expect(taken).toEqual([['a']])
    vi.advanceTimersByTime(1000)
    add(1, 'b')
    await Promise.resolve()
    expect(taken).toEqual([['a'], ['b']])
  })

  it('are delivered together, the newest of each key, and none is lost', async () => {
    const taken: ReadonlyMap<number, number>[] = []
    const add = createGather<number, number>(values => taken.push(values))
    for (let tick = 0; tick < 10; tick++) for (let key = 0; key < 200; key++) add(key, tick)
    await Promise.resolve()
    add(7, 99)
    add(7, 100)
    expect(taken).toHaveLength(1)
    expect([...taken[0]!.values()]).toEqual(Array(200).fill(9))
    vi.advanceTimersByTime(pauseMs(200))
    expect(taken).toHaveLength(2)
    expect([...taken[1]!]).toEqual([[7, 100]])
  })

  it('are delivered less often the more there are', () => {
    expect(pauseMs(1)).toBeLessThan(20)
    expect(pauseMs(200)).toBeGreaterThan(500)
    expect(pauseMs(100_000)).toBe(1000)
  })
})
