// Before all others: the pool is made when the first file is read.
import './base/thread-pool.ts'
import { createInterface } from 'node:readline'
import { createEngine } from './engine.ts'
import type { HostLine } from './features/lab/host-process.ts'
import { startTestRun, type TestRun, type TestRunSetup } from './features/lab/test-run.ts'

// The process that runs a test machine, in separate namespaces. The first line of its input is the set-up of the run;
// the end of the input switches the machine off, so that nothing outlives the Slipway that started it.

const send = (line: HostLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
let run: TestRun | null = null

/** Exits only after the last line is written to the pipe. */
const leave = (): void => void process.stdout.write('', () => process.exit(0))
/** An error outside a run goes to stderr, which Slipway shows as the reason. */
const fail = (error: unknown): void => void process.stderr.write(`${String(error)}\n`, () => process.exit(1))
const end = (): void => {
  if (!run) return leave()
  run.stop()
  run.ended.then(leave, fail)
}

const input = createInterface({ input: process.stdin })
input.once('line', line => {
  run = startTestRun(JSON.parse(line) as TestRunSetup, send, createEngine)
  run.ended.then(leave, fail)
})
input.once('close', end)
process.stdout.on('error', end)
// A terminal sends Ctrl-C to all its processes; Slipway, which started this one, decides when the machine stops.
process.on('SIGINT', () => undefined)
process.on('SIGHUP', () => undefined)
process.on('SIGTERM', end)
