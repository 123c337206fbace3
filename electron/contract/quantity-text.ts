const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A size as people read it, in powers of 1000 as disks and downloads count: `412 MB`, `1.1 MB`, `1 byte`. */
export function formatBytes(sizeBytes: number): string {
  if (!Number.isFinite(sizeBytes) || sizeBytes < 0) return '0 bytes'
  if (sizeBytes === 1) return '1 byte'
  let value = sizeBytes
  let unit = 0
  while (unit + 1 < UNITS.length && Number(rounded(value, unit)) >= 1000) {
    value /= 1000
    unit++
  }
  return `${rounded(value, unit)} ${UNITS[unit]}`
}

function rounded(value: number, unit: number): string {
  if (unit === 0) return String(Math.round(value))
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value))
}

/** A duration as people read it: `12 ms`, `0.8 s`, `27 s`, `4 min`, `4 min 10 s`, `2 h`, `2 h 5 min`. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, Math.round(durationMs))
  if (ms < 100) return `${ms} ms`
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return withRest(`${minutes} min`, seconds % 60, 's')
  return withRest(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min')
}

function withRest(whole: string, rest: number, unit: string): string {
  return rest === 0 ? whole : `${whole} ${rest} ${unit}`
}

/** Whole per cent, and 100 only when everything is there. */
export function formatPercent(part: number, whole: number): string {
  if (whole <= 0) return '0 %'
  return `${Math.min(100, Math.floor((part / whole) * 100))} %`
}
