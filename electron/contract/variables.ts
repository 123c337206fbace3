/** Variables after a change: added to those there were; null takes one away. */
export function changedVariables(
  before: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string | null>> | undefined,
): Readonly<Record<string, string>> {
  const merged = Object.entries({ ...before, ...change })
  return Object.fromEntries(merged.filter((pair): pair is [string, string] => pair[1] !== null))
}

/** What a variable is called that holds a secret. */
export const isSecretName = (name: string): boolean =>
  /passw(or)?d|passphrase|secret|token|private_?key/i.test(name)

/** The same with secrets as dots. */
export function withoutSecrets(
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, isSecretName(name) ? '••••••••' : value]),
  )
}
