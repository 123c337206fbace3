import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDueQueue } from '#engine/protocols/dhcp/address-pool.ts'

it('always has the earliest key first, however often keys are moved', () => {
  const moves = fc.array(fc.tuple(fc.nat(40), fc.nat(1000)), { maxLength: 300 })
  fc.assert(
    fc.property(moves, changes => {
      const queue = createDueQueue<number>()
      const dueOf = new Map<number, number>()
      for (const [key, dueMs] of changes) {
        queue.set(key, dueMs)
        dueOf.set(key, dueMs)
        const earliest = Math.min(...dueOf.values())
        expect(queue.size).toBe(dueOf.size)
        expect(queue.firstDue(earliest - 1)).toBeNull()
        expect(dueOf.get(queue.firstDue(earliest)!)).toBe(earliest)
      }
    }),
  )
})
