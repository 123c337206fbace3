/** Lines that leave together, once the turn of the event loop that made them is over: a write is a system call each. */
export interface GatheredLines {
  write(line: string): void
  /** What still waits, now. */
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
