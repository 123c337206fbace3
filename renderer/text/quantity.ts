const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes as people read them, powers of 1000 as the contract's sentences count them: `30 MB`, `1.1 GB`. */
export function formatBytes(sizeBytes: number, locale: string): string {
  let value = Math.max(0, sizeBytes)
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  const word = unit === 0 && locale.startsWith('de') ? 'Byte' : UNITS[unit]
  return `${formatNumber(value, locale, digits, digits)}\u00a0${word}`
}

/** Memory as it is sold, in powers of 1024: `512 MB`, `1.5 GB`, `4 GB`. */
export function formatMemory(mebibytes: number, locale: string): string {
  return mebibytes < 1024
    ? `${formatNumber(mebibytes, locale)}\u00a0MB`
    : `${formatNumber(Math.ceil(mebibytes / 102.4) / 10, locale, 1)}\u00a0GB`
}

export function formatNumber(value: number, locale: string, digits = 0, leastDigits = 0): string {
  const key = `${locale} ${leastDigits} ${digits}`
  const known = formatters.get(key)
  if (known) return known.format(value)
  const options = { minimumFractionDigits: leastDigits, maximumFractionDigits: digits }
  const made = new Intl.NumberFormat(locale, options)
  formatters.set(key, made)
  return made.format(value)
}

/** Making one takes far longer than using it. */
const formatters = new Map<string, Intl.NumberFormat>()

/** How long something took: `15 ms`, `0.8 s`, `12 s`, `2 min 5 s`, `1 h`, `1 h 20 min`. */
export function formatDuration(ms: number, locale: string): string {
  if (ms < 100) return `${Math.max(0, Math.round(ms))}\u00a0ms`
  const seconds = ms / 1000
  if (seconds < 10) return `${formatNumber(seconds, locale, 1)}\u00a0s`
  if (seconds < 60) return `${Math.round(seconds)}\u00a0s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return withRest(`${minutes}\u00a0min`, Math.floor(seconds % 60), 's')
  return withRest(`${formatNumber(Math.floor(minutes / 60), locale)}\u00a0h`, minutes % 60, 'min')
}

const withRest = (whole: string, rest: number, unit: string): string =>
  rest === 0 ? whole : `${whole} ${rest}\u00a0${unit}`

/** The part of a whole in percent, 0 to 100, never 100 before the last byte. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return 0
  return part >= whole ? 100 : Math.min(99, Math.floor((part / whole) * 100))
}
