/** Runs `once` some times and keeps the median, because a machine with two cores has bad moments. */
export async function medianOf(times: number, once: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let i = 0; i < times; i += 1) values.push(await once())
  values.sort((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? Number.NaN
}

/** One line of the result: what, how much, and beside it what that means. */
export function report(what: string, value: string, note = ''): void {
  console.log(`${what.padEnd(44)} ${value.padStart(12)}  ${note}`.trimEnd())
}
