import type { LogLevel, LogLine, LogPart } from '#contract/log-line.ts'

export const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warning', 'error']
export const PARTS: readonly LogPart[] = ['app', 'dhcp', 'tftp', 'http', 'boot', 'image']

export interface LogFilter {
  /** This level and everything more serious. */
  readonly level: LogLevel
  /** Empty: every part. */
  readonly parts: readonly LogPart[]
  readonly text: string
}

/** `textOf` returns the line as the reader sees it; the search looks in that text. */
export function filterLog(
  lines: readonly LogLine[],
  filter: LogFilter,
  textOf: (line: LogLine) => string,
): readonly LogLine[] {
  const least = LEVELS.indexOf(filter.level)
  const needle = filter.text.trim().toLowerCase()
  if (least === 0 && filter.parts.length === 0 && needle === '') return lines
  return lines.filter(
    line =>
      LEVELS.indexOf(line.level) >= least &&
      (filter.parts.length === 0 || filter.parts.includes(line.part)) &&
      (needle === '' ||
        textOf(line).toLowerCase().includes(needle) ||
        (line.mac?.includes(needle) ?? false) ||
        line.code.includes(needle)),
  )
}
