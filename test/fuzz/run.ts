import { Worker } from 'node:worker_threads'
import { temporaryFolder } from '../support/iso-tools.ts'
import type { FuzzJob } from './fuzz-worker.ts'

/**
 * Changed, cut and crossed images by the million: `node test/fuzz/run.ts [COUNT] [SEED] [FIRST]`. Ends with 1 when a
 * case failed with anything but a DecodeError, took longer than two seconds, or the process grew beyond 200 MB more
 * than it had with its images built.
 */
const [count = 1_000_000, seed = Math.floor(Math.random() * 2 ** 31), first = 0] = process.argv
  .slice(2)
  .map(Number)
const MAX_CASE_MS = 2000
const MAX_GROWTH_BYTES = 200 * 1024 ** 2

const folder = temporaryFolder()
const progress = new Int32Array(new SharedArrayBuffer(4))
progress[0] = -1
const job: FuzzJob = { seed, first, count, folder: folder.path, progress }
// A worker that is let grow puts off cleaning up: the limit makes what is measured what is needed.
const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
  workerData: job,
  resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 32 },
})
const startedAt = performance.now()
let failures = 0
let last = { number: -1, sinceMs: startedAt }
let baseBytes = 0
let peakBytes = 0
let slowestMs = 0

const say = (text: string) => process.stdout.write(`${text}\n`)
const end = (): void => {
  clearInterval(timer)
  const seconds = (performance.now() - startedAt) / 1000
  const growth = peakBytes - baseBytes
  say(
    `seed ${seed}: ${last.number - first + 1} cases in ${Math.round(seconds)} s, ${failures} failures, ` +
      `${Math.round(growth / 1e6)} MB more than ${Math.round(baseBytes / 1e6)} MB at the start, slowest seen ${Math.round(slowestMs)} ms`,
  )
  folder.remove()
  process.exit(failures > 0 || growth > MAX_GROWTH_BYTES ? 1 : 0)
}

const timer = setInterval(() => {
  const number = Atomics.load(progress, 0)
  const nowMs = performance.now()
  if (number < 0) return
  const { rss } = process.memoryUsage()
  baseBytes ||= rss
  peakBytes = Math.max(peakBytes, rss)
  if (number !== last.number) {
    if (Math.floor(number / 20_000) !== Math.floor(last.number / 20_000))
      say(`${number} of ${first + count}, ${Math.round(rss / 1e6)} MB`)
    last = { number, sinceMs: nowMs }
    return
  }
  slowestMs = Math.max(slowestMs, nowMs - last.sinceMs)
  if (nowMs - last.sinceMs < MAX_CASE_MS) return
  failures++
  say(`case ${number} of seed ${seed} takes longer than ${MAX_CASE_MS} ms`)
  end()
}, 50)

worker.on('message', (message: { done: true } | { number: number; stack: string }) => {
  if ('done' in message) {
    last = { ...last, number: Atomics.load(progress, 0) }
    return end()
  }
  failures++
  say(`case ${message.number} of seed ${seed}: ${message.stack}`)
  if (failures > 10) end()
})
worker.on('error', error => {
  failures++
  say(`the worker died at case ${Atomics.load(progress, 0)} of seed ${seed}: ${error.stack ?? error.message}`)
  end()
})
