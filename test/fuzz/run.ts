import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../support/iso-tools.ts'
import type { FuzzMessage } from './fuzz-cases.ts'

/**
 * Changed, cut and crossed images by the million: `node test/fuzz/run.ts [COUNT] [SEED] [FIRST]`. Exits with 1 when a
 * case failed with anything but a DecodeError, took more than two seconds of processor time, or the reading process, including
 * Node and all test images, grew beyond 200 MB.
 */
const [count = 1_000_000, seed = Math.floor(Math.random() * 2 ** 31), first = 0] = process.argv
  .slice(2)
  .map(Number)
const MAX_CASE_MS = 2000
/** Wall-clock time: a busy computer may be slow, but a hanging case hangs forever. */
const MAX_SILENCE_MS = 60_000
const MAX_RSS_BYTES = 200e6
/**
 * A process without limits postpones garbage collection, and glibc keeps freed memory: with these limits, and with blocks
 * of more than 64 KiB returned at once, the measured memory is what reading needs.
 */
const HEAP_LIMITS = ['--max-old-space-size=96', '--max-semi-space-size=4']
const MALLOC_LIMITS = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536' }

const folder = temporaryFolder()
const reader = fork(
  fileURLToPath(new URL('fuzz-cases.ts', import.meta.url)),
  [folder.path, String(seed), String(first), String(count)],
  { execArgv: HEAP_LIMITS, env: { ...process.env, ...MALLOC_LIMITS } },
)
const startedAt = performance.now()
let failures = 0
let current = { number: first, sinceMs: startedAt }
let baseBytes = 0
let peakBytes = 0
let slowestMs = 0
let isBegun = false

const say = (text: string) => process.stdout.write(`${text}\n`)
const end = (): void => {
  clearInterval(timer)
  reader.kill('SIGKILL')
  const seconds = (performance.now() - startedAt) / 1000
  say(
    `seed ${seed}: ${current.number - first + 1} cases in ${Math.round(seconds)} s, ${failures} failures, ` +
      `${megabytes(peakBytes)} MB at most, of which ${megabytes(baseBytes)} MB before the first case, slowest ${Math.round(slowestMs)} ms`,
  )
  folder.remove()
  process.exit(failures > 0 || peakBytes > MAX_RSS_BYTES ? 1 : 0)
}
const fail = (text: string): void => {
  failures++
  say(text)
  if (failures > 10) end()
}

reader.on('message', (message: FuzzMessage) => {
  const nowMs = performance.now()
  if ('isDone' in message) return end()
  if ('stack' in message) return fail(`case ${message.number} of seed ${seed}: ${message.stack}`)
  const { number, rssBytes } = message
  if (slowestMs <= MAX_CASE_MS && message.slowestMs > MAX_CASE_MS)
    fail(`case ${current.number} of seed ${seed} takes longer than ${MAX_CASE_MS} ms`)
  slowestMs = message.slowestMs
  isBegun = true
  baseBytes ||= rssBytes
  peakBytes = Math.max(peakBytes, rssBytes)
  current = { number, sinceMs: nowMs }
  if (number % 20_000 === 0) say(`${number} of ${first + count}, ${megabytes(rssBytes)} MB`)
})
reader.on('exit', code => {
  fail(`the reader ended at case ${current.number} of seed ${seed} with ${code}`)
  end()
})
const timer = setInterval(() => {
  if (!isBegun || performance.now() - current.sinceMs < MAX_SILENCE_MS) return
  fail(`case ${current.number} of seed ${seed} does not end`)
  end()
}, 50)

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}
