/** Variables after a change: added to those there were; null takes one away. */
export function changedVariables(
  before: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string | null>> | undefined,
): Readonly<Record<string, string>> {
  const merged = Object.entries({ ...before, ...change })
  return Object.fromEntries(merged.filter((pair): pair is [string, string] => pair[1] !== null))
}
