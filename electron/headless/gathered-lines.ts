/** Lines that are written together at the end of an event loop turn, because every write is a system call. */
export interface GatheredLines {
  write(line: string): void
  /** Writes all pending lines now. */
  flush(): void
}

export function gatherLines(stream: Pick<NodeJS.WritableStream, 'write'>): GatheredLines {
  let text = ''
  const flush = (): void => {
    const gathered = text
    text = ''
    if (gathered !== '') stream.write(gathered)
  }
  return {
    write(line) {
      if (text === '') setImmediate(flush)
      text += `${line}\n`
    },
    flush,
  }
}
