import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { AddressRange, Subnet } from '#contract/subnet.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { createAddressPool } from './address-pool.ts'
import type { ChooseBoot } from './client-facts.ts'
import type { Segment, Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import { createOffers } from './offers.ts'
import {
  findSegment,
  type Segments,
  judgeRequestedAddress,
  offerFromPool,
  offerReservation,
  recallOffer,
  rememberOffer,
} from './stage/choose-address.ts'
import { limitRate, policyStages, type Policy } from './stage/answer-policy.ts'
import {
  setBootClass,
  setBootFile,
  setIpxeSettings,
  answerInform,
  echoClientIdentifier,
  echoRelayInformation,
  echoSubnetSelection,
  setHostName,
  setNetworkConfig,
  setServerIdentifier,
} from './stage/reply-options.ts'
import {
  BOOTP_LEASE_SECONDS,
  grantBootpLease,
  grantLease,
  setLeaseTime,
  acceptDecline,
  acceptRelease,
} from './stage/lease.ts'
import { ignoreOtherServers, type OtherServers } from './stage/other-servers.ts'
import { reportDiscovered, reportReply } from './stage/report.ts'

/** A network and what Slipway assigns there. */
export interface SegmentNeeds {
  readonly subnet: Subnet
  readonly range: AddressRange
  readonly gateway: Ipv4 | null
}

/** What server mode needs for one card and for networks behind relays. */
export interface ServerModeNeeds extends SegmentNeeds {
  /** The card's other addresses with their networks. Nothing is assigned there. */
  readonly alsoOnCard: readonly Subnet[]
  /** Networks behind relays. `subnet` is the card's address and network. */
  readonly relayed: readonly SegmentNeeds[]
  readonly dns: readonly Ipv4[]
  readonly leaseSeconds: number
  readonly leases: LeaseStore
  readonly policy: Policy
  /** Null for an unnamed machine. */
  readonly nameOf: (mac: MacAddress) => string | null
  /** True if the user set this machine's next boot to ignore. */
  readonly isIgnored: (mac: MacAddress) => boolean
  /** Name servers for this machine; empty to use the network's. */
  readonly dnsOf: (mac: MacAddress) => readonly Ipv4[]
  readonly chooseBoot: ChooseBoot
  readonly others: OtherServers
  readonly record: RecordFact
}

/**
 * Server mode: this computer assigns the addresses. Each list runs from top to bottom for every packet. A stage may
 * use only what the stages above it have set.
 */
export function createServerStages(needs: ServerModeNeeds): {
  readonly dhcp: readonly Stage[]
  readonly bootp: readonly Stage[]
} {
  const { subnet, dns, leaseSeconds, leases, policy, nameOf, isIgnored, record } = needs
  const { others, alsoOnCard } = needs
  const ownAddresses = new Set([subnet.address, ...alsoOnCard.map(({ address }) => address)])
  const offers = createOffers()
  const toSegment = ({ subnet, range, gateway }: SegmentNeeds): Segment => {
    const taken = gateway ? [gateway, ...dns] : dns
    return { subnet, gateway, pool: createAddressPool({ subnet, range, taken, leases, offers }) }
  }
  const segments: Segments = [toSegment(needs), ...needs.relayed.map(toSegment)]

  const dhcp = [
    // First, so that a flood costs almost nothing.
    limitRate(),
    // Before the policy: ignored machines reveal another server too.
    ignoreOtherServers(ownAddresses, offers, others.note, record),
    ...policyStages(policy, leases, nameOf, isIgnored, record),
    reportDiscovered(record),
    findSegment(segments, record),
    acceptRelease(leases, record),
    acceptDecline(leases, offers, record),
    // From here on a reply exists.
    setServerIdentifier(subnet.address),
    echoClientIdentifier,
    answerInform,
    echoRelayInformation,
    echoSubnetSelection,
    recallOffer(offers),
    // Each of the next three sets the address only for its own message type, or only if none is set yet.
    offerReservation,
    offerFromPool(leases, record),
    judgeRequestedAddress({ leases, isAuthoritative: others.isAlone, alsoOnCard, record }),
    setNetworkConfig(dns, needs.dnsOf, leases),
    setLeaseTime(leaseSeconds),
    setHostName(nameOf),
    setBootFile(needs.chooseBoot),
    setBootClass,
    setIpxeSettings,
    rememberOffer(offers),
    // Last before the report: no later stage drops the packet, so every lease written has a reply.
    grantLease(leases, leaseSeconds),
    reportReply(leaseSeconds, record),
  ]
  const bootp = [
    limitRate(),
    ...policyStages(policy, leases, nameOf, isIgnored, record),
    findSegment(segments, record),
    echoRelayInformation,
    offerReservation,
    offerFromPool(leases, record),
    setNetworkConfig(dns, needs.dnsOf, leases),
    setHostName(nameOf),
    setBootFile(needs.chooseBoot),
    grantBootpLease(leases),
    reportReply(BOOTP_LEASE_SECONDS, record),
  ]
  return { dhcp, bootp }
}
