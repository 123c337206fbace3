import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'

/** `name=value`; the value is used exactly as written. */
export function toVariable(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]{0,63})=([\s\S]*)$/.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new SlipwayError('invalid-input', { where: '--var', ...detail('variable-form') })
  return [name, value]
}

export function toVariables(texts: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(texts.map(toVariable))
}

/** A commander option that can be repeated. */
export const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** An empty value removes a variable. */
export const clearing = (variables: Readonly<Record<string, string>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value === '' ? null : value]))
