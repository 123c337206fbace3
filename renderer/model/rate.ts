const WINDOW_MS = 4_000

/** Bytes per second over the last few seconds of progress reports; null until there are two reports. */
export function createRateMeter(): {
  add(atMs: number, bytes: number): void
  bytesPerSecond(): number | null
} {
  let samples: { atMs: number; bytes: number }[] = []
  return {
    add(atMs, bytes) {
      const last = samples.at(-1)
      if (last && bytes < last.bytes) samples = []
      samples = [...samples.filter(sample => sample.atMs >= atMs - WINDOW_MS), { atMs, bytes }]
    },
    bytesPerSecond() {
      const first = samples[0]
      const last = samples.at(-1)
      if (!first || !last || last.atMs - first.atMs < 200) return null
      return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs)
    },
  }
}
