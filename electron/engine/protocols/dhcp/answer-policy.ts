import type { MacAddress } from '#contract/address.ts'
import type { AnswerOnly } from '#contract/network.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { Exchange, Stage } from './exchange.ts'
import type { LeaseStore } from './lease-store.ts'
import { createOncePer, type OncePer } from './once-per.ts'
import { answerAllowed, refuseDenied } from './stage/address-lists.ts'
import { answerBootClients } from './stage/boot-clients-only.ts'
import { ignoreMachine } from './stage/ignore-machine.ts'
import { answerKnown } from './stage/known-only.ts'

/** Whom the user wants answered. */
export interface Policy {
  readonly only: AnswerOnly
  /** Empty: everybody. */
  readonly allow: ReadonlySet<MacAddress>
  readonly deny: ReadonlySet<MacAddress>
}

export const ANSWER_EVERYBODY: Policy = { only: 'all', allow: new Set(), deny: new Set() }

export interface PolicyNeeds {
  readonly policy: Policy
  /** Null for a machine that nobody named. */
  readonly nameOf: (mac: MacAddress) => string | null
  /** Its user set it so. */
  readonly isIgnored: (mac: MacAddress) => boolean
  readonly leases: Pick<LeaseStore, 'leaseOf' | 'reservationOf'>
  readonly record: RecordFact
}

/** The part of a list that leaves machines alone, in order. */
export function policyStages(needs: PolicyNeeds): readonly Stage[] {
  const { only, allow, deny } = needs.policy
  const ignore = createIgnore(needs.record)
  return [
    ignoreMachine({ ...needs, ignore }),
    ...(deny.size > 0 ? [refuseDenied({ deny, ignore })] : []),
    ...(allow.size > 0 ? [answerAllowed({ allow, ignore })] : []),
    ...(only === 'known' ? [answerKnown({ ...needs, ignore })] : []),
    ...(only === 'boot-clients' ? [answerBootClients({ ...needs, ignore })] : []),
  ]
}

export type IgnoreReason = 'denied' | 'not-allowed' | 'not-known' | 'not-a-boot-client' | 'set-to-ignore'
/** Says once in a while that a machine is left alone, and why; the verdict is always `drop`. */
export type Ignore = (exchange: Exchange, reason: IgnoreReason) => 'drop'

const TELL_AGAIN_MS = 600_000

function createIgnore(record: RecordFact, told: OncePer = createOncePer(TELL_AGAIN_MS)): Ignore {
  return ({ mac, nowMs }, reason) => {
    if (told.isDue(mac, nowMs)) record({ kind: 'dhcp.ignored', reason }, { mac, ip: null })
    return 'drop'
  }
}
