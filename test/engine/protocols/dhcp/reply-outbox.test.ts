import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { createReplyOutbox } from '#engine/protocols/dhcp/reply-outbox.ts'

const A = '52:54:00:00:00:0a' as MacAddress
const B = '52:54:00:00:00:0b' as MacAddress
const to = { address: '255.255.255.255' as Ipv4, port: 68 }

/** An outbox over a disk whose commits end when the test decides; replies are identified by their only byte. */
function openOutbox() {
  const log: string[] = []
  const commits: ((error: Error | null) => void)[] = []
  const outbox = createReplyOutbox({
    send: bytes => void log.push(`sent ${bytes[0]}`),
    commit: done => void commits.push(done),
  })
  const post = (mac: MacAddress, name: number, needsCommit: boolean) =>
    outbox.post({
      mac,
      bytes: Uint8Array.of(name),
      to,
      needsCommit,
      onSent: () => void log.push(`told ${name}`),
    })
  return { outbox, post, commits, log }
}

it('sends an offer at once', () => {
  const { post, log } = openOutbox()
  post(A, 1, false)
  expect(log).toEqual(['sent 1', 'told 1'])
})

it('collects the ACKs of one turn for one commit, and sends them when it is done', async () => {
  const { post, commits, log } = openOutbox()
  for (let n = 1; n <= 32; n++) post(`52:54:00:00:01:${n}` as MacAddress, n, true)
  await setImmediate()
  expect([commits.length, log]).toEqual([1, []])
  commits[0]!(null)
  expect(log.filter(line => line.startsWith('sent'))).toHaveLength(32)
})

it('lets no reply overtake an earlier one to the same machine, and delays no other machine', async () => {
  const { post, commits, log } = openOutbox()
  post(A, 1, true)
  await setImmediate()
  post(A, 2, false)
  post(B, 3, false)
  await setImmediate()
  expect(log).toEqual(['sent 3', 'told 3'])
  for (const done of commits) done(null)
  expect(log.filter(line => line.startsWith('sent'))).toEqual(['sent 3', 'sent 1', 'sent 2'])
})

it('neither sends nor reports what could not be committed; sends what needed no commit', async () => {
  const { post, commits, log } = openOutbox()
  post(A, 1, true)
  post(A, 2, false)
  await setImmediate()
  commits[0]!(new Error('disk full'))
  expect(log).toEqual(['sent 2', 'told 2'])
  post(A, 3, false)
  expect(log).toContain('sent 3')
})

it('keeps a bounded number of replies while the disk does not answer', async () => {
  const { outbox, post, commits, log } = openOutbox()
  for (let n = 0; n < 20_000; n++) post(`52:54:00:01:${n >> 8}:${n & 255}` as MacAddress, 1, true)
  const drained = outbox.drain()
  await setImmediate()
  commits[0]!(null)
  await drained
  expect(log.length / 2).toBeLessThanOrEqual(4096)
})
