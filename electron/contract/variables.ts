/** Variables after a change: new values are added to the existing ones; null removes a variable. */
export function changedVariables(
  before: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string | null>> | undefined,
): Readonly<Record<string, string>> {
  const merged = Object.entries({ ...before, ...change })
  return Object.fromEntries(merged.filter((pair): pair is [string, string] => pair[1] !== null))
}

/** True for the name of a variable that holds a secret. */
export const isSecretName = (name: string): boolean =>
  /passw(or)?d|passphrase|secret|token|private_?key/i.test(name)

/** The same with secrets replaced by dots. */
export function withoutSecrets(
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, isSecretName(name) ? '••••••••' : value]),
  )
}
