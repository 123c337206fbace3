import { renameSync, statSync } from 'node:fs'
import { pino, type DestinationStream } from 'pino'
import type { LogSink } from './log.ts'

const LARGEST_BYTES = 8 * 1024 * 1024

/** Lines gather for one write; a killed program loses the last of them here, not in the journal. */
const WRITE_AT_BYTES = 8 * 1024
const WRITE_AFTER_MS = 250

const PINO_LEVELS = { debug: 'debug', info: 'info', warning: 'warn', error: 'error' } as const

/** NDJSON into a file, one line each. At opening, a file over 8 MiB is set aside as `.1`: two files at most. */
export function createFileSink(path: string): { sink: LogSink; close(): void } {
  rotate(path)
  const destination = pino.destination({
    dest: path,
    sync: true,
    mkdir: true,
    mode: 0o600,
    minLength: WRITE_AT_BYTES,
    periodicFlush: WRITE_AFTER_MS,
  })
  // A full disk must not stop serving: lines that cannot be written are still in the journal and on the screen.
  destination.on('error', () => undefined)
  const logger = pino({ level: 'debug', base: null }, destination as DestinationStream)
  return {
    sink(line) {
      const { seq, level, part, mac, code, params, message } = line
      logger[PINO_LEVELS[level]]({ seq, part, mac, code, ...params }, message)
    },
    close() {
      destination.flushSync()
      destination.end()
    },
  }
}

function rotate(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && found.size > LARGEST_BYTES) renameSync(path, `${path}.1`)
}
