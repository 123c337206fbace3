import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { NetworkCard } from '#contract/network.ts'
import type { Network } from './network.ts'

/**
 * The address and prefix length of a card that can be served on. Throws `card-not-found`, `card-without-address`, or
 * the card's own problem.
 */
export function usableCard(
  network: Pick<Network, 'cards'>,
  name: string,
): { readonly address: Ipv4; readonly prefixLength: number } {
  const cards = network.cards()
  const card: NetworkCard | undefined = cards.find(candidate => candidate.name === name)
  if (!card) {
    const available = cards.map(({ name: other, address }) => (address ? `${other} (${address})` : other))
    throw new SlipwayError('card-not-found', { card: name, available: available.join(', ') })
  }
  if (card.problem) throw new SlipwayError(card.problem.code, card.problem.params)
  if (!card.address || card.prefixLength === null)
    throw new SlipwayError('card-without-address', { card: name })
  return { address: card.address, prefixLength: card.prefixLength }
}
