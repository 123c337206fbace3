import { SlipwayError } from '#contract/errors.ts'

/** The engine's refusal of unknown ids. */
export function findKnown<T>(
  list: readonly T[],
  matches: (item: T) => boolean,
  code: 'image-not-found' | 'machine-not-found',
  params: Record<string, string>,
): T {
  const found = list.find(matches)
  if (!found) throw new SlipwayError(code, params)
  return found
}
