import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import { pino } from 'pino'
import type { LogLine } from '#contract/log-line.ts'
import type { LogSink } from './log.ts'

/** A text file that is renamed to `.1` at its size limit: at most two files, however long Slipway runs. */
interface RotatingFile {
  /** Never throws. Text is lost if the disk is full or missing. */
  write(text: string): void
  /** Writes the buffered text. Later writes are dropped. */
  close(): void
}

/** Text is buffered up to this size and written at once. A killed process loses what is buffered. */
const WRITE_AT_CHARS = 8 * 1024
const WRITE_AFTER_MS = 250

/** Opens the file lazily, with mode 0600. Rotates to `PATH.1` when it has more than `limitBytes`. */
export function openRotatingFile(path: string, limitBytes: number): RotatingFile {
  let buffered = ''
  let fd: number | null = null
  let isClosed = false
  let timer: NodeJS.Timeout | null = null

  const closeFile = (): void => {
    if (fd !== null) attempt(closeSync, fd)
    fd = null
  }
  const append = (text: string): void => {
    fd ??= openSync(path, 'a', 0o600)
    if (fstatSync(fd).size > limitBytes) {
      closeFile()
      renameSync(path, `${path}.1`)
      fd = openSync(path, 'a', 0o600)
    }
    writeSync(fd, text)
  }
  const flush = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    const text = buffered
    buffered = ''
    if (text !== '') attempt(append, text)
  }
  return {
    write(text) {
      if (isClosed) return
      buffered += text
      if (buffered.length >= WRITE_AT_CHARS) flush()
      else timer ??= setTimeout(flush, WRITE_AFTER_MS).unref()
    },
    close() {
      flush()
      isClosed = true
      closeFile()
    },
  }
}

function attempt<T>(act: (value: T) => void, value: T): void {
  try {
    act(value)
  } catch {
    // The log file is a convenience: the journal has the same lines, and serving must continue.
  }
}

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
