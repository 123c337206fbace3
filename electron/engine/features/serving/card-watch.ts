import type { Ipv4 } from '#contract/address.ts'
import type { ApiError } from '#contract/errors.ts'
import type { NetworkCard } from '#contract/network.ts'

/** Where a card was when it began to be served. */
export interface ServedCard {
  readonly nic: string
  readonly address: Ipv4
  readonly prefixLength: number
}

/** What has become of a served card: as it was, somewhere else, or not to be reached. */
export type CardFate =
  | { readonly fate: 'same' }
  | { readonly fate: 'moved'; readonly address: Ipv4 }
  | { readonly fate: 'lost'; readonly problem: ApiError }

/** A card without a cable is as it was: on a cable straight to one machine the link goes down at every restart of it. */
export function judgeCard(served: ServedCard, cards: readonly NetworkCard[]): CardFate {
  const card = cards.find(({ name }) => name === served.nic)
  if (!card) return { fate: 'lost', problem: { code: 'card-not-found', params: { card: served.nic } } }
  const { address, prefixLength } = card
  if (address === null || prefixLength === null)
    return { fate: 'lost', problem: { code: 'card-without-address', params: { card: served.nic } } }
  const isSame = address === served.address && prefixLength === served.prefixLength
  return isSame ? { fate: 'same' } : { fate: 'moved', address }
}
