import type { Ipv4 } from '#contract/address.ts'
import type { RecordFact } from '../record.ts'
import { createAddressPool } from './address-pool.ts'
import type { ChooseBoot } from './boot-choice.ts'
import type { Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import { createOffers } from './offers.ts'
import type { AddressRange } from './pool-range.ts'
import { setBootClass } from './stage/boot-class.ts'
import { setBootFile } from './stage/boot-file.ts'
import { echoClientIdentifier } from './stage/client-identifier.ts'
import { acceptDecline } from './stage/decline.ts'
import { reportDiscovered } from './stage/discovered.ts'
import { grantLease } from './stage/grant-lease.ts'
import { answerInform } from './stage/inform.ts'
import { setIpxeSettings } from './stage/ipxe-settings.ts'
import { setLeaseTime } from './stage/lease-time.ts'
import { setNetworkConfig } from './stage/network-config.ts'
import { ignoreOtherServers } from './stage/other-server.ts'
import { offerFromPool } from './stage/pool.ts'
import { limitRate } from './stage/rate-limit.ts'
import { recallOffer } from './stage/recall-offer.ts'
import { refuseRelayed } from './stage/refuse-relayed.ts'
import { acceptRelease } from './stage/release.ts'
import { rememberOffer } from './stage/remember-offer.ts'
import { reportReply } from './stage/report.ts'
import { judgeRequestedAddress } from './stage/requested-address.ts'
import { offerReservation } from './stage/reservation.ts'
import { setServerIdentifier } from './stage/server-identifier.ts'
import type { Subnet } from './subnet.ts'

/** Everything a server that owns the addresses of one card has to know. */
export interface ServerModeNeeds {
  /** The card's address, which is ours, and its network. */
  readonly subnet: Subnet
  readonly range: AddressRange
  readonly gateway: Ipv4 | null
  readonly dns: readonly Ipv4[]
  readonly leaseSeconds: number
  readonly leases: LeaseStore
  readonly chooseBoot: ChooseBoot
  readonly record: RecordFact
}

/** Server mode: this computer hands out the addresses. Read it from top to bottom; that is what happens to a packet. */
export function createServerStages(needs: ServerModeNeeds): readonly Stage[] {
  const { subnet, range, gateway, dns, leases } = needs
  const serverAddress = subnet.address
  const offers = createOffers()
  const taken = gateway ? [gateway, ...dns] : dns
  const pool = createAddressPool({ subnet, range, taken, leases, offers })
  const all = { ...needs, serverAddress, offers, pool }
  return [
    limitRate(),
    refuseRelayed(all),
    ignoreOtherServers(all),
    reportDiscovered(all),
    acceptRelease(all),
    acceptDecline(all),
    setServerIdentifier(all),
    echoClientIdentifier,
    answerInform(all),
    recallOffer(all),
    offerReservation(all),
    offerFromPool(all),
    judgeRequestedAddress(all),
    setNetworkConfig(all),
    setLeaseTime(all),
    setBootFile(all),
    setBootClass,
    setIpxeSettings,
    rememberOffer(all),
    grantLease(all),
    reportReply(all),
  ]
}
