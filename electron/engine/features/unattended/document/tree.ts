/** What is at the end of a path of keys in a value of YAML, JSON or TOML; undefined where the path breaks off. */
export function valueAt(root: unknown, ...path: readonly string[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The elements of a list that are objects; none where it is no list. */
export const objectsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isObject) : []

export const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && String(value).trim() !== ''
