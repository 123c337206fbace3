/** Runs `once` several times and keeps the median, because a machine with two cores has noisy moments. */
export async function medianOf(times: number, once: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let i = 0; i < times; i += 1) values.push(await once())
  return median(values)
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** One line of the result: name, figure, and next to it an explanation. */
export function report(what: string, value: string, note = ''): void {
  console.log(`${what.padEnd(44)} ${value.padStart(12)}  ${note}`.trimEnd())
}
