import type { CardKind, NetworkCard } from '#contract/network.ts'

const KIND_ORDER: readonly CardKind[] = ['ethernet', 'bridge', 'virtual', 'wifi', 'vpn', 'loopback']

export const isUsable = (card: NetworkCard): boolean => card.problem === null

/** Usable wired cards first, unusable ones last; otherwise by name, with numbers in names as numbers. */
export function orderCards(cards: readonly NetworkCard[]): NetworkCard[] {
  const rank = (card: NetworkCard): number =>
    (isUsable(card) ? 0 : 100) + (card.hasLink === false ? 10 : 0) + KIND_ORDER.indexOf(card.kind)
  return cards.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en', { numeric: true }))
}

/** The cards shown at once: usable wired cards and bridges, or the best few when there are none of those. */
export function splitCards(cards: readonly NetworkCard[]): { near: NetworkCard[]; far: NetworkCard[] } {
  const ordered = orderCards(cards)
  const isNear = (card: NetworkCard): boolean =>
    card.kind === 'ethernet' || (isUsable(card) && card.kind === 'bridge')
  const near = ordered.filter(isNear)
  return near.length > 0
    ? { near, far: ordered.filter(card => !isNear(card)) }
    : { near: ordered.slice(0, 3), far: ordered.slice(3) }
}
