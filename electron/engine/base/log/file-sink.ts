import { pino } from 'pino'
import type { LogLine } from '#contract/log-line.ts'
import type { LogSink } from './log.ts'
import { openRotatingFile } from './rotating-file.ts'

const LARGEST_BYTES = 8 * 1024 * 1024

const PINO_LEVELS = { debug: 'debug', info: 'info', warning: 'warn', error: 'error' } as const

/**
 * Writes NDJSON to a file, one line per entry, with the sentence that `describe` makes. Rotates at 8 MiB to `.1`, so
 * there are at most two files.
 */
export function createFileSink(
  path: string,
  describe: (line: LogLine) => string,
): { sink: LogSink; close(): void } {
  // Not pino's own file stream: on a full disk its end() never completes.
  const file = openRotatingFile(path, LARGEST_BYTES)
  const logger = pino({ level: 'debug', base: null }, file)
  return {
    sink(line) {
      const { seq, level, part, mac, code, params } = line
      logger[PINO_LEVELS[level]]({ seq, part, mac, code, ...params }, describe(line))
    },
    close: () => file.close(),
  }
}
