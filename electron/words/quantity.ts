/** Units of size by language; all others use the English ones. */
const BYTE_UNITS: Readonly<Record<string, readonly string[]>> = {
  en: ['bytes', 'kB', 'MB', 'GB', 'TB'],
  de: ['Byte', 'kB', 'MB', 'GB', 'TB'],
  fr: ['o', 'ko', 'Mo', 'Go', 'To'],
}

/** The space between a number and its unit: French uses a narrow one. */
const gapOf = (language: string): string => (language.split('-')[0] === 'fr' ? '\u202f' : '\u00a0')

const unitsOf = (language: string): readonly string[] =>
  BYTE_UNITS[language.split('-')[0] ?? ''] ?? BYTE_UNITS['en']!

/** A size in powers of 1000, as disks and downloads count: `30 MB`, `1.1 GB`, `1 byte`. */
export function formatBytes(sizeBytes: number, language: string): string {
  const units = unitsOf(language)
  let value = Number.isFinite(sizeBytes) ? Math.max(0, sizeBytes) : 0
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  const name = unit === 0 && value === 1 && units[0] === 'bytes' ? 'byte' : units[unit]
  return `${formatNumber(value, language, digits, digits)}${gapOf(language)}${name}`
}

/** Memory in powers of 1024, as it is sold: `512 MB`, `1.5 GB`, `4 GB`. */
export function formatMemory(mebibytes: number, language: string): string {
  const units = unitsOf(language)
  const gap = gapOf(language)
  return mebibytes < 1024
    ? `${formatNumber(mebibytes, language)}${gap}${units[2]}`
    : `${formatNumber(Math.ceil(mebibytes / 102.4) / 10, language, 1)}${gap}${units[3]}`
}

export function formatNumber(value: number, language: string, digits = 0, leastDigits = 0): string {
  const key = `${language} ${leastDigits} ${digits}`
  const known = formatters.get(key)
  if (known) return known.format(value)
  const options = { minimumFractionDigits: leastDigits, maximumFractionDigits: digits }
  const made = new Intl.NumberFormat(language, options)
  formatters.set(key, made)
  return made.format(value)
}

/** Creating a formatter takes far longer than using it. */
const formatters = new Map<string, Intl.NumberFormat>()

/** How long something took: `15 ms`, `0.8 s`, `12 s`, `2 min 5 s`, `1 h`, `1 h 20 min`. */
export function formatDuration(ms: number, language: string): string {
  const gap = gapOf(language)
  if (ms < 100) return `${Math.max(0, Math.round(ms))}${gap}ms`
  const seconds = ms / 1000
  if (seconds < 10) return `${formatNumber(seconds, language, 1)}${gap}s`
  if (seconds < 60) return `${Math.round(seconds)}${gap}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return withRest(`${minutes}${gap}min`, Math.floor(seconds % 60), `${gap}s`)
  return withRest(`${formatNumber(Math.floor(minutes / 60), language)}${gap}h`, minutes % 60, `${gap}min`)
}

const withRest = (whole: string, rest: number, unit: string): string =>
  rest === 0 ? whole : `${whole} ${rest}${unit}`

/** The percentage of a total, 0 to 100; 100 only after the last byte. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return 0
  return part >= whole ? 100 : Math.min(99, Math.floor((part / whole) * 100))
}

/** `61%` in English, `61 %` in German, French and Spanish. */
export function formatPercent(part: number, whole: number, language: string): string {
  const key = `${language} %`
  const known = formatters.get(key) ?? new Intl.NumberFormat(language, { style: 'percent' })
  formatters.set(key, known)
  // Some versions of CLDR have a wide space before the French %.
  return known.format(percent(part, whole) / 100).replace(/\s/u, gapOf(language))
}
