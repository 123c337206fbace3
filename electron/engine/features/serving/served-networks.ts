import { ipv4FromNumber, ipv4ToNumber, type Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { SegmentRequest, ServeRequest } from '#contract/network.ts'
import { detail } from '#contract/reason.ts'
import {
  contains,
  defaultRange,
  rangeProblem,
  rangeSize,
  subnetBounds,
  type AddressRange,
  type Subnet,
} from '#contract/subnet.ts'
import type { SegmentNeeds } from '../../protocols/dhcp/server-stages.ts'

/** The range of the card's own network: the user's, or the default one. Throws what {@link checkRange} throws. */
export function rangeOf(request: ServeRequest, card: Subnet): AddressRange {
  if (request.range) return checkRange(card, request.range)
  const range = defaultRange(card)
  if (range === null) throw new SlipwayError('range-too-small', { prefixLength: card.prefixLength })
  return range
}

/** Finding a free address asks the lease store once per address, so a range has a limit: a /16. */
const MAX_RANGE_SIZE = 65_536

/**
 * The user's range, cut to the first 65,536 addresses. Throws `range-outside-subnet` if no machine there can have one
 * of its ends, and `range-too-small` if it is empty or contains only Slipway's own address.
 */
function checkRange(subnet: Subnet, range: AddressRange): AddressRange {
  const problem = rangeProblem(subnet, range)
  const { first, last } = range
  if (problem === 'range-outside-subnet')
    throw new SlipwayError(problem, {
      first,
      last,
      address: subnet.address,
      mask: subnetBounds(subnet).mask,
    })
  if (problem !== null) throw new SlipwayError(problem, { first, last })
  if (rangeSize(range) <= MAX_RANGE_SIZE) return range
  return { first, last: ipv4FromNumber(ipv4ToNumber(first) + MAX_RANGE_SIZE - 1) }
}

/** The networks behind relays. Throws `range-outside-subnet`, `range-too-small`, or `invalid-input` if two overlap. */
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
