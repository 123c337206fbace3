import { expect, it } from 'vitest'
import type { BootFact } from '#contract/boot-event.ts'
import {
  createProgressPace,
  createTransferFacts,
  type ProgressPace,
} from '#engine/protocols/http/transfer-facts.ts'
import { createManualClock } from '../../../support/manual-clock.ts'

/** Runs transfers that could each report a chunk every 10 ms; returns how often each reported in ten seconds. */
function runTransfers(count: number, pace: ProgressPace) {
  const clock = createManualClock()
  const facts: BootFact[] = []
  const record = (fact: BootFact): void => void facts.push(fact)
  const transfers = Array.from({ length: count }, (_, request) =>
    createTransferFacts({ request, path: '/a', party: { mac: null, ip: null }, record, clock, pace }),
  )
  for (const transfer of transfers) transfer.started(1e9, { offset: 0, fileSizeBytes: 1e9 })
  for (let step = 1; step <= 1000; step++) {
    clock.advance(10)
    for (const transfer of transfers) transfer.sent(step)
  }
  const progress = facts.filter(fact => fact.kind === 'http.progress').length
  return { progress, transfers }
}

it('one transfer reports its progress ten times a second', () => {
  expect(runTransfers(1, createProgressPace()).progress).toBe(100)
})

it('a thousand report a hundred times a second together', () => {
  expect(runTransfers(1000, createProgressPace()).progress).toBe(1000)
})

it('a finished transfer slows down no other', () => {
  const pace = createProgressPace()
  const { transfers } = runTransfers(1000, pace)
  expect(pace.intervalMs()).toBe(10_000)
  transfers.forEach((transfer, index) => (index % 2 === 0 ? transfer.finished(200) : transfer.aborted()))
  expect(pace.intervalMs()).toBe(100)
})
