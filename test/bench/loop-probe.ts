import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into a server before it starts (`--import`). SIGUSR2 starts a measurement; the next one writes the delays of the
// event loop since then into the file that SLIPWAY_LOOP_PROBE names.

const file = process.env['SLIPWAY_LOOP_PROBE']
if (file !== undefined) {
  const resolutionMs = 1
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  let isMeasuring = false
  process.on('SIGUSR2', () => {
    if (isMeasuring) {
      // The timer's interval is not a delay.
      const ms = (nanoseconds: number) => nanoseconds / 1e6 - resolutionMs
      writeFileSync(file, JSON.stringify({ p99Ms: ms(delays.percentile(99)), maxMs: ms(delays.max) }))
    }
    delays.reset()
    delays.enable()
    isMeasuring = true
  })
}
