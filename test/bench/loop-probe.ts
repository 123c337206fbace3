import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into a server before it starts (`--import`). SIGUSR2 begins again; at the next one the delays of the event loop
// since then are in the file that SLIPWAY_LOOP_PROBE names.

const file = process.env['SLIPWAY_LOOP_PROBE']
if (file !== undefined) {
  const resolutionMs = 1
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  let isMeasuring = false
  process.on('SIGUSR2', () => {
    if (isMeasuring) {
      // What the timer itself waits is no delay.
      const ms = (nanoseconds: number) => nanoseconds / 1e6 - resolutionMs
      writeFileSync(file, JSON.stringify({ p99Ms: ms(delays.percentile(99)), maxMs: ms(delays.max) }))
    }
    delays.reset()
    delays.enable()
    isMeasuring = true
  })
}
