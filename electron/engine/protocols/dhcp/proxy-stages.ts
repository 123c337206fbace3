import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { ChooseBoot } from './client-facts.ts'
import type { Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import type { ProxyMemory } from './proxy-memory.ts'
import { limitRate, policyStages, type Policy } from './stage/answer-policy.ts'
import { setBootClass, setBootFile } from './stage/boot-information.ts'
import { echoClientIdentifier, echoRelayInformation, setServerIdentifier } from './stage/network-config.ts'
import { followOtherServers, type NoteOtherServer } from './stage/other-servers.ts'
import {
  answerBootQuestions,
  answerBootServerRequest,
  needBootFile,
  offerShape,
  reportBootServer,
  reportFailedAttempt,
  reportProxyOffer,
} from './stage/proxy-offer.ts'
import { reportDiscovered } from './stage/report.ts'

/** Everything that is needed next to a server that owns the addresses. */
export interface ProxyModeNeeds {
  readonly serverAddress: Ipv4
  readonly policy: Policy
  /** Null for a machine without a name. */
  readonly nameOf: (mac: MacAddress) => string | null
  /** Set by the user for this machine's next boot. */
  readonly isIgnored: (mac: MacAddress) => boolean
  readonly leases: LeaseStore
  readonly chooseBoot: ChooseBoot
  readonly noteOtherServer: NoteOtherServer
  readonly memory: ProxyMemory
  readonly record: RecordFact
}

/**
 * Proxy mode on port 67 (PXE 2.1 §2.2.3): another server assigns the addresses, we add what to boot. Never an address,
 * and never a word to a machine that does not ask to network-boot.
 */
export function createProxyStages(needs: ProxyModeNeeds): readonly Stage[] {
  const { memory, record } = needs
  return [
    limitRate(),
    // Before the question whether it boots: what it asks another server for comes without a class from some machines.
    followOtherServers(needs.serverAddress, needs.noteOtherServer, memory, record),
    // Before the policy, which would report every phone of the house as left alone.
    answerBootQuestions,
    ...policyStages(needs.policy, needs.leases, needs.nameOf, needs.isIgnored, record),
    // The failure belongs to the boot before the one that reportDiscovered begins.
    reportFailedAttempt(memory.watch, record),
    reportDiscovered(record),
    setServerIdentifier(needs.serverAddress),
    echoClientIdentifier,
    echoRelayInformation,
    setBootFile(needs.chooseBoot),
    needBootFile,
    setBootClass,
    // Takes away again what firmware that asks on port 4011 must not be given here.
    offerShape(memory.shapes),
    reportProxyOffer(memory, record),
  ]
}

/** The boot server on port 4011 (PXE 2.1 §2.2.5), for firmware that asks there whatever the offer said. In every mode. */
export function createBootServerStages(
  needs: Omit<ProxyModeNeeds, 'noteOtherServer' | 'memory'> & {
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
    needBootFile,
    setBootClass,
    reportBootServer(needs.memory, record),
  ]
}
