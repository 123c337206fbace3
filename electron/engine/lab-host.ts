import { createInterface } from 'node:readline'
import { createEngine } from './engine.ts'
import type { HostLine } from './features/lab/host-process.ts'
import { startTestRun, type TestRun, type TestRunSetup } from './features/lab/test-run.ts'

// The process around a test machine, in namespaces of its own. The first line of its input is the set-up of the run; the end of the input
// switches the machine off, so that nothing outlives the Slipway that started it.

const send = (line: HostLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
let run: TestRun | null = null

const end = async (): Promise<void> => {
  run?.stop()
  await run?.ended
  // Not before the last line is through the pipe.
  process.stdout.write('', () => process.exit(0))
}

const input = createInterface({ input: process.stdin })
input.once('line', line => {
  run = startTestRun(JSON.parse(line) as TestRunSetup, send, createEngine)
  void run.ended.then(end)
})
input.once('close', () => void end())
process.stdout.on('error', () => void end())
// A terminal sends Ctrl-C to every process of it; the one that gave the order decides what becomes of the machine.
process.on('SIGINT', () => undefined)
process.on('SIGHUP', () => undefined)
process.on('SIGTERM', () => void end())
