import type { AddressRange } from '#contract/subnet.ts'

/** `192.168.7.100–199`, or both whole addresses if they differ in more than the last number. */
export function formatRange(range: AddressRange): string {
  const first = range.first.split('.')
  const last = range.last.split('.')
  const shared = first.slice(0, 3).every((part, index) => part === last[index])
  return shared ? `${range.first}–${last[3]}` : `${range.first} – ${range.last}`
}
