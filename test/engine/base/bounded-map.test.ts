import { describe, expect, it } from 'vitest'
import { BoundedMap, ExpiringMap } from '#engine/base/bounded-map.ts'

describe('a bounded map', () => {
  it('evicts the entry that was set longest ago', () => {
    const map = new BoundedMap<string, number>(2)
    map.set('a', 1).set('b', 2).set('c', 3)
    expect([...map]).toEqual([
      ['b', 2],
      ['c', 3],
    ])
  })

  it('makes an entry that is set again the newest, without evicting another', () => {
    const map = new BoundedMap<string, number>(2)
    map.set('a', 1).set('b', 2).set('a', 3)
    expect([...map.keys()]).toEqual(['b', 'a'])
    map.set('c', 4)
    expect([...map.keys()]).toEqual(['a', 'c'])
  })

  it('reports only evicted entries', () => {
    const forgotten: [string, number][] = []
    const map = new BoundedMap<string, number>(2, (...entry) => forgotten.push(entry))
    map.set('a', 1).set('a', 2).set('b', 3)
    map.delete('b')
    map.set('c', 4)
    expect(forgotten).toEqual([])
    map.set('d', 5)
    expect(forgotten).toEqual([['a', 2]])
  })

  it('may be changed in the eviction callback', () => {
    const map: BoundedMap<string, number> = new BoundedMap(2, () => map.delete('b'))
    map.set('a', 1).set('b', 2).set('c', 3)
    expect([...map.keys()]).toEqual(['c'])
  })
})

describe('an expiring map', () => {
  it('has an entry until its lifetime is over', () => {
    const map = new ExpiringMap<string, number>(2, 100)
    map.set('a', 1, 1000)
    expect(map.get('a', 1099)).toBe(1)
    expect(map.has('a', 1099)).toBe(true)
    expect(map.get('a', 1100)).toBeUndefined()
    expect(map.has('a', 1100)).toBe(false)
    map.set('a', 2, 1100)
    expect(map.get('a', 1199)).toBe(2)
  })

  it('returns a taken entry once', () => {
    const map = new ExpiringMap<string, number>(2, 100)
    map.set('a', 1, 0)
    expect(map.take('a', 50)).toBe(1)
    expect(map.take('a', 50)).toBeUndefined()
  })

  it('is bounded like any other', () => {
    const map = new ExpiringMap<string, number>(2, 100)
    map.set('a', 1, 0)
    map.set('b', 2, 0)
    map.set('a', 3, 1)
    map.set('c', 4, 2)
    expect(map.get('a', 2)).toBe(3)
    expect(map.has('b', 2)).toBe(false)
    map.delete('a')
    expect(map.has('a', 2)).toBe(false)
  })
})
