import { describe, expect, it } from 'vitest'
import { reason } from '#contract/reason.ts'
import { createTransfer, type Step } from '#engine/protocols/tftp/transfer.ts'

const start = (change: Partial<Parameters<typeof createTransfer>[0]> = {}) =>
  createTransfer({
    sizeBytes: 2000,
    blksize: 512,
    windowsize: 1,
    timeoutMs: null,
    hasOptionAck: false,
    ...change,
  })
const data = (first: number, last = first): Step => ({ kind: 'send-data', first, last })
const finished: Step = { kind: 'end', outcome: { kind: 'finished' } }

describe('a transfer', () => {
  it('sends block by block and ends with the short one', () => {
    const transfer = start()
    expect(transfer.begin(0)).toEqual(data(1))
    expect([1, 2, 3].map(block => transfer.acknowledge(block, 1))).toEqual([data(2), data(3), data(4)])
    expect(transfer.acknowledge(4, 1)).toEqual(finished)
  })

  it('ends a file that is a multiple of the block with an empty block', () => {
    const transfer = start({ sizeBytes: 1024 })
    transfer.begin(0)
    transfer.acknowledge(1, 0)
    expect(transfer.acknowledge(2, 0)).toEqual(data(3))
    expect(transfer.acknowledgedBytes).toBe(1024)
    expect(transfer.acknowledge(3, 0)).toEqual(finished)
  })

  it('sends one empty block for an empty file', () => {
    const transfer = start({ sizeBytes: 0 })
    expect(transfer.begin(0)).toEqual(data(1))
    expect(transfer.acknowledge(1, 0)).toEqual(finished)
  })

  it('waits for ACK 0 after the option acknowledgment', () => {
    const transfer = start({ hasOptionAck: true })
    expect(transfer.begin(0)).toEqual({ kind: 'send-option-ack' })
    expect(transfer.acknowledge(1, 0)).toEqual({ kind: 'wait' })
    expect(transfer.acknowledge(0, 0)).toEqual(data(1))
  })

  it('never answers a duplicate ACK (RFC 1123 §4.2.3.1)', () => {
    const transfer = start()
    transfer.begin(0)
    transfer.acknowledge(1, 0)
    for (let n = 0; n < 5; n++) expect(transfer.acknowledge(1, 0)).toEqual({ kind: 'wait' })
  })

  it('ignores acknowledgments of blocks that were never sent', () => {
    const transfer = start({ windowsize: 4, sizeBytes: 100_000 })
    transfer.begin(0)
    for (const block of [5, 6, 40_000, 65_535])
      expect(transfer.acknowledge(block, 0)).toEqual({ kind: 'wait' })
  })

  it('continues counting after block 65535', () => {
    const transfer = start({ sizeBytes: 512 * 140_000, windowsize: 64 })
    let step = transfer.begin(0)
    let last = 0
    while (step.kind === 'send-data') {
      expect(step.first).toBe(last + 1)
      last = step.last
      step = transfer.acknowledge(last & 0xffff, 0)
    }
    expect(step).toEqual(finished)
    expect(last).toBe(140_001)
  })
})

describe('a window', () => {
  const begun = () => {
    const transfer = start({ windowsize: 4, sizeBytes: 512 * 20 })
    expect(transfer.begin(0)).toEqual(data(1, 4))
    return transfer
  }

  it('moves on when its end is acknowledged', () => {
    expect(begun().acknowledge(4, 0)).toEqual(data(5, 8))
  })

  it('goes back to the gap that an earlier ACK names, once', () => {
    const transfer = begun()
    expect(transfer.acknowledge(2, 0)).toEqual(data(3, 6))
    expect([2, 2, 2].map(block => transfer.acknowledge(block, 0).kind)).toEqual(['wait', 'wait', 'wait'])
    expect(transfer.acknowledge(6, 0)).toEqual(data(7, 10))
  })

  it('goes back once if its first block is missing: EDK2 sends one duplicate per stray packet', () => {
    const transfer = begun()
    transfer.acknowledge(4, 0)
    expect([4, 4, 4].map(block => transfer.acknowledge(block, 0))).toEqual([
      data(5, 8),
      { kind: 'wait' },
      { kind: 'wait' },
    ])
    expect(transfer.acknowledge(8, 0)).toEqual(data(9, 12))
  })

  it('ignores late acknowledgments of an earlier one', () => {
    const transfer = begun()
    transfer.acknowledge(4, 0)
    expect([1, 2, 3].map(block => transfer.acknowledge(block, 0).kind)).toEqual(['wait', 'wait', 'wait'])
  })
})

describe('silence', () => {
  /** Lets every deadline pass; returns the steps and their times. */
  function starve(transfer: ReturnType<typeof start>, nowMs = 0): [number, Step][] {
    const steps: [number, Step][] = []
    while (Number.isFinite(transfer.deadlineMs)) {
      nowMs = transfer.deadlineMs
      steps.push([nowMs, transfer.expire(nowMs)])
    }
    return steps
  }

  it('repeats the block after 1, 2, 4, 6 … seconds and gives up after 15 seconds', () => {
    const transfer = start()
    transfer.begin(0)
    const steps = starve(transfer)
    expect(steps.map(([atMs]) => atMs)).toEqual([1000, 3000, 7000, 13_000, 15_000])
    expect(steps[0]![1]).toEqual(data(1))
    expect(steps.at(-1)![1]).toEqual({ kind: 'end', outcome: { kind: 'failed', ...reason('no-answer') } })
  })

  it('repeats the option acknowledgment', () => {
    const transfer = start({ hasOptionAck: true })
    transfer.begin(0)
    const steps = starve(transfer)
    expect(steps[0]![1]).toEqual({ kind: 'send-option-ack' })
    expect(steps.at(-1)![1]).toMatchObject({
      outcome: { kind: 'failed', reasonCode: 'no-answer-to-options' },
    })
  })

  it('after the last block counts as finished: some clients never acknowledge it', () => {
    const transfer = start({ sizeBytes: 700 })
    transfer.begin(0)
    transfer.acknowledge(1, 0)
    expect(starve(transfer).at(-1)![1]).toEqual(finished)
  })

  it('is measured by the pace of a quick client', () => {
    const transfer = start({ sizeBytes: 100_000 })
    transfer.begin(0)
    for (let block = 1; block <= 20; block++) transfer.acknowledge(block, block)
    expect(transfer.deadlineMs).toBe(20 + 400)
  })

  it('is measured by the timeout that the client asked for', () => {
    const transfer = start({ timeoutMs: 7000 })
    transfer.begin(0)
    const times = starve(transfer).map(([atMs]) => atMs)
    expect(times).toEqual([7000, 14_000, 21_000])
  })
})

describe("a client's ERROR", () => {
  it.each([0, 3, 8])('%i instead of ACK 0 is a probe for the size', code => {
    const transfer = start({ hasOptionAck: true })
    transfer.begin(0)
    expect(transfer.abort(code, '')).toEqual({ kind: 'end', outcome: { kind: 'probed' } })
  })

  it('after the last block means finished for GRUB and NetBSD', () => {
    const transfer = start({ sizeBytes: 10 })
    transfer.begin(0)
    expect(transfer.abort(0, 'closed')).toEqual(finished)
  })

  it('in the middle is a failure with its message', () => {
    const transfer = start()
    transfer.begin(0)
    expect(transfer.abort(3, 'Disk full')).toEqual({
      kind: 'end',
      outcome: { kind: 'failed', reason: 'Disk full' },
    })
  })
})
