import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { NetworkCard, SegmentRequest, ServeRequest } from '#contract/network.ts'
import { detail } from '#contract/reason.ts'
import { checkRange, defaultRange, type AddressRange } from '../../protocols/dhcp/pool-range.ts'
import type { SegmentNeeds } from '../../protocols/dhcp/server-stages.ts'
import { contains, type Subnet } from '../../base/subnet.ts'
import type { Network } from '../../net/network.ts'

/** The card to serve on, with its address. Throws `card-not-found`, `card-without-address` or the card's own problem. */
export function usableCard(network: Network, name: string): Subnet {
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

/** The range of the card's own network: the user's, or one that fits. */
export function rangeOf(request: ServeRequest, card: Subnet): AddressRange {
  return request.range ? checkRange(card, request.range) : defaultRange(card)
}

/** The networks behind relays. Throws `range-outside-subnet`, `range-too-small`, or `invalid-input` where two overlap. */
export function relayedSegments(request: ServeRequest, card: Subnet): SegmentNeeds[] {
  const seen: Subnet[] = [card]
  return (request.segments ?? []).map(asked => {
    const subnet: Subnet = { address: asked.network, prefixLength: asked.prefixLength }
    const other = seen.find(one => contains(one, subnet.address) || contains(subnet, one.address))
    if (other) throw overlapping(asked, other.address)
    seen.push(subnet)
    return { subnet, range: checkRange(subnet, asked.range), gateway: asked.gateway ?? null }
  })
}

function overlapping(asked: SegmentRequest, other: Ipv4): SlipwayError {
  return new SlipwayError('invalid-input', {
    where: 'segment',
    ...detail('networks-overlap', { network: `${asked.network}/${asked.prefixLength}`, other }),
  })
}
