import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { createAddressPool } from './address-pool.ts'
import { policyStages, type Policy } from './answer-policy.ts'
import type { ChooseBoot } from './boot-choice.ts'
import type { Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import { createOffers } from './offers.ts'
import type { AddressRange } from '#contract/subnet.ts'
import type { Segment, Segments } from './segment.ts'
import { setBootClass } from './stage/boot-class.ts'
import { setBootFile } from './stage/boot-file.ts'
import { echoClientIdentifier } from './stage/client-identifier.ts'
import { acceptDecline } from './stage/decline.ts'
import { reportDiscovered } from './stage/discovered.ts'
import { BOOTP_LEASE_SECONDS, grantBootpLease } from './stage/grant-bootp-lease.ts'
import { grantLease } from './stage/grant-lease.ts'
import { setHostName } from './stage/host-name.ts'
import { answerInform } from './stage/inform.ts'
import { setIpxeSettings } from './stage/ipxe-settings.ts'
import { setLeaseTime } from './stage/lease-time.ts'
import { setNetworkConfig } from './stage/network-config.ts'
import { ignoreOtherServers, type NoteOtherServer } from './stage/other-server.ts'
import { offerFromPool } from './stage/pool.ts'
import { limitRate } from './stage/rate-limit.ts'
import { recallOffer } from './stage/recall-offer.ts'
import { echoRelayInformation } from './stage/relay-information.ts'
import { acceptRelease } from './stage/release.ts'
import { rememberOffer } from './stage/remember-offer.ts'
import { reportReply } from './stage/report.ts'
import { judgeRequestedAddress } from './stage/requested-address.ts'
import { offerReservation } from './stage/reservation.ts'
import { findSegment } from './stage/segment.ts'
import { setServerIdentifier } from './stage/server-identifier.ts'
import type { Subnet } from '#contract/subnet.ts'

/** A network and what is handed out there. */
export interface SegmentNeeds {
  readonly subnet: Subnet
  readonly range: AddressRange
  readonly gateway: Ipv4 | null
}

/** Everything a server that owns the addresses of one card, and of networks behind relays, has to know. */
export interface ServerModeNeeds extends SegmentNeeds {
  /** Networks behind relays; `subnet` itself is the card's address, which is ours, and its network. */
  readonly relayed: readonly SegmentNeeds[]
  readonly dns: readonly Ipv4[]
  readonly leaseSeconds: number
  readonly leases: LeaseStore
  readonly policy: Policy
  /** Null for a machine that nobody named. */
  readonly nameOf: (mac: MacAddress) => string | null
  /** Its user wants it left alone. */
  readonly isIgnored: (mac: MacAddress) => boolean
  /** Name servers of a machine's own; empty: the network's. */
  readonly dnsOf: (mac: MacAddress) => readonly Ipv4[]
  readonly chooseBoot: ChooseBoot
  readonly noteOtherServer: NoteOtherServer
  readonly record: RecordFact
}

/** Server mode: this computer hands out the addresses. Read a list from top to bottom; that is what happens to a packet. */
export function createServerStages(needs: ServerModeNeeds): {
  readonly dhcp: readonly Stage[]
  readonly bootp: readonly Stage[]
} {
  const { subnet, dns, leases } = needs
  const offers = createOffers()
  const toSegment = (one: SegmentNeeds): Segment => {
    const taken = one.gateway ? [one.gateway, ...dns] : dns
    return { ...one, pool: createAddressPool({ ...one, taken, leases, offers }) }
  }
  const segments: Segments = [toSegment(needs), ...needs.relayed.map(toSegment)]
  const all = { ...needs, serverAddress: subnet.address, offers, segments }

  const dhcp = [
    limitRate(),
    ignoreOtherServers(all),
    ...policyStages(all),
    reportDiscovered(all),
    findSegment(all),
    acceptRelease(all),
    acceptDecline(all),
    setServerIdentifier(all),
    echoClientIdentifier,
    echoRelayInformation,
    answerInform,
    recallOffer(all),
    offerReservation,
    offerFromPool(all),
    judgeRequestedAddress(all),
    setNetworkConfig(all),
    setLeaseTime(all),
    setHostName(all),
    setBootFile(all),
    setBootClass,
    setIpxeSettings,
    rememberOffer(all),
    grantLease(all),
    reportReply(all),
  ]
  const bootp = [
    limitRate(),
    ...policyStages(all),
    findSegment(all),
    echoRelayInformation,
    offerReservation,
    offerFromPool(all),
    setNetworkConfig(all),
    setHostName(all),
    setBootFile(all),
    grantBootpLease(all),
    reportReply({ ...all, leaseSeconds: BOOTP_LEASE_SECONDS }),
  ]
  return { dhcp, bootp }
}
