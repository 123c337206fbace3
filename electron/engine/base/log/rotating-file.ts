import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

/** A text file that is set aside as `.1` when it has grown to its limit: two files at most, however long it runs. */
export interface RotatingFile {
  /** Never throws. What a full or missing disk does not take is lost. */
  write(text: string): void
  /** Writes what has gathered. What is written afterwards is lost. */
  close(): void
}

/** Text gathers for one write; a killed program loses what has. */
const WRITE_AT_CHARS = 8 * 1024
const WRITE_AFTER_MS = 250

export function openRotatingFile(path: string, limitBytes: number): RotatingFile {
  let gathered = ''
  let fd: number | null = null
  let isClosed = false
  let timer: NodeJS.Timeout | null = null

  const letGo = (): void => {
    if (fd !== null) attempt(closeSync, fd)
    fd = null
  }
  const append = (text: string): void => {
    fd ??= openSync(path, 'a', 0o600)
    if (fstatSync(fd).size > limitBytes) {
      letGo()
      renameSync(path, `${path}.1`)
      fd = openSync(path, 'a', 0o600)
    }
    writeSync(fd, text)
  }
  const flush = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    const text = gathered
    gathered = ''
    if (text !== '') attempt(append, text)
  }
  return {
    write(text) {
      if (isClosed) return
      gathered += text
      if (gathered.length >= WRITE_AT_CHARS) flush()
      else timer ??= setTimeout(flush, WRITE_AFTER_MS).unref()
    },
    close() {
      flush()
      isClosed = true
      letGo()
    },
  }
}

function attempt<T>(act: (value: T) => void, value: T): void {
  try {
    act(value)
  } catch {
    // The log file is a convenience: the journal has the same lines, and serving goes on.
  }
}
