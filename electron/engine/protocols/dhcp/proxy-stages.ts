import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Subnet } from '#contract/subnet.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { ChooseBoot } from './client-facts.ts'
import type { Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import type { ProxyMemory } from './proxy-memory.ts'
import { limitRate, policyStages, type Policy } from './stage/answer-policy.ts'
import {
  setBootClass,
  setBootFile,
  echoClientIdentifier,
  echoRelayInformation,
  setServerIdentifier,
} from './stage/reply-options.ts'
import { followOtherServers, type OtherServers } from './stage/other-servers.ts'
import {
  answerBootQuestions,
  answerBootServerRequest,
  requireBootFile,
  offerShape,
  reportBootServer,
  reportFailedAttempt,
  reportProxyOffer,
} from './stage/proxy-offer.ts'
import { reportDiscovered } from './stage/report.ts'

/** What proxy mode needs, next to a server that owns the addresses. */
export interface ProxyModeNeeds {
  readonly serverAddress: Ipv4
  readonly policy: Policy
  /** Null for an unnamed machine. */
  readonly nameOf: (mac: MacAddress) => string | null
  /** True if the user set this machine's next boot to ignore. */
  readonly isIgnored: (mac: MacAddress) => boolean
  readonly leases: LeaseStore
  readonly chooseBoot: ChooseBoot
  readonly others: OtherServers
  /** The card's other addresses. */
  readonly alsoOnCard: readonly Subnet[]
  readonly memory: ProxyMemory
  readonly record: RecordFact
}

/**
 * Proxy mode on port 67 (PXE 2.1 §2.2.3): another server assigns the addresses, Slipway adds what to boot. It never
 * assigns an address and never answers a machine that does not ask to network-boot.
 */
export function createProxyStages(needs: ProxyModeNeeds): readonly Stage[] {
  const { memory, record } = needs
  const ownAddresses = new Set([needs.serverAddress, ...needs.alsoOnCard.map(({ address }) => address)])
  return [
    limitRate(),
    // Before `answerBootQuestions`: some machines leave out their class when they request an address from the other
    // server.
    followOtherServers(ownAddresses, needs.others.note, memory, record),
    // Before the policy, which would report every phone on the network as ignored.
    answerBootQuestions,
    ...policyStages(needs.policy, needs.leases, needs.nameOf, needs.isIgnored, record),
    // Before reportDiscovered: the failure belongs to the previous boot, and reportDiscovered begins the next.
    reportFailedAttempt(memory.watch, record),
    reportDiscovered(record),
    setServerIdentifier(needs.serverAddress),
    echoClientIdentifier,
    echoRelayInformation,
    setBootFile(needs.chooseBoot),
    requireBootFile,
    setBootClass,
    // Removes what firmware that asks on port 4011 must not receive here.
    offerShape(memory.shapes),
    reportProxyOffer(memory, record),
  ]
}

/**
 * The boot server on port 4011 (PXE 2.1 §2.2.5), for firmware that asks there whatever the offer said. Runs in every
 * mode.
 */
export function createBootServerStages(
  needs: Omit<ProxyModeNeeds, 'others' | 'alsoOnCard' | 'memory'> & {
    /** Null in server mode. */
    readonly memory: ProxyMemory | null
  },
): readonly Stage[] {
  const { record } = needs
  return [
    limitRate(),
    answerBootServerRequest,
    ...policyStages(needs.policy, needs.leases, needs.nameOf, needs.isIgnored, record),
    setServerIdentifier(needs.serverAddress),
    echoClientIdentifier,
    setBootFile(needs.chooseBoot),
    requireBootFile,
    setBootClass,
    reportBootServer(needs.memory, record),
  ]
}
