import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { policyStages, type Policy } from './answer-policy.ts'
import type { ChooseBoot } from './boot-choice.ts'
import type { Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import type { ProxyMemory } from './proxy.ts'
import { setBootClass } from './stage/boot-class.ts'
import { setBootFile } from './stage/boot-file.ts'
import { answerBootServerRequest, reportBootServer } from './stage/boot-server.ts'
import { echoClientIdentifier } from './stage/client-identifier.ts'
import { reportDiscovered } from './stage/discovered.ts'
import { reportFailedAttempt } from './stage/failed-attempt.ts'
import { followOtherServers } from './stage/follow-other-servers.ts'
import type { NoteOtherServer } from './stage/other-server.ts'
import { answerBootQuestions, offerShape, reportProxyOffer, needBootFile } from './stage/proxy-offer.ts'
import { limitRate } from './stage/rate-limit.ts'
import { echoRelayInformation } from './stage/relay-information.ts'
import { setServerIdentifier } from './stage/server-identifier.ts'

/** Everything that is needed beside a server that owns the addresses. */
export interface ProxyModeNeeds {
  readonly serverAddress: Ipv4
  readonly policy: Policy
  readonly nameOf: (mac: MacAddress) => string | null
  /** Its user wants it left alone. */
  readonly isIgnored: (mac: MacAddress) => boolean
  readonly leases: LeaseStore
  readonly chooseBoot: ChooseBoot
  readonly noteOtherServer: NoteOtherServer
  readonly memory: ProxyMemory
  readonly record: RecordFact
}

/**
 * Proxy mode on port 67 (PXE 2.1 §2.2.3): another server hands out the addresses, we add what to boot. Never an address, and
 * never a word to a machine that does not ask to network-boot.
 */
export function createProxyStages(needs: ProxyModeNeeds): readonly Stage[] {
  return [
    limitRate(),
    followOtherServers(needs),
    answerBootQuestions,
    ...policyStages(needs),
    reportFailedAttempt(needs),
    reportDiscovered(needs),
    setServerIdentifier(needs),
    echoClientIdentifier,
    echoRelayInformation,
    setBootFile(needs),
    needBootFile,
    setBootClass,
    offerShape(needs),
    reportProxyOffer(needs),
  ]
}

/** The boot server on port 4011 (PXE 2.1 §2.2.5), for firmware that asks there whatever the offer said. In every mode. */
export function createBootServerStages(
  needs: Omit<ProxyModeNeeds, 'noteOtherServer' | 'memory'> & { readonly memory: ProxyMemory | null },
): readonly Stage[] {
  return [
    limitRate(),
    answerBootServerRequest,
    ...policyStages(needs),
    setServerIdentifier(needs),
    echoClientIdentifier,
    setBootFile(needs),
    needBootFile,
    setBootClass,
    reportBootServer(needs),
  ]
}
