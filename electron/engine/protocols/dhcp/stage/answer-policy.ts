import type { MacAddress } from '#contract/address.ts'
import type { AnswerOnly } from '#contract/network.ts'
import { BoundedMap, ExpiringMap } from '../../../base/bounded-map.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'
import { createOncePer } from '../once-per.ts'

/** Which machines the user wants answered. */
export interface Policy {
  readonly only: AnswerOnly
  /** Empty: every machine. */
  readonly allow: ReadonlySet<MacAddress>
  readonly deny: ReadonlySet<MacAddress>
}

export const ANSWER_EVERYBODY: Policy = { only: 'all', allow: new Set(), deny: new Set() }

/** The part of a list that leaves machines alone, in order. Only what the policy asks for is in the list. */
export function policyStages(
  policy: Policy,
  leases: Pick<LeaseStore, 'leaseOf' | 'reservationOf'>,
  /** Null for a machine without a name. */
  nameOf: (mac: MacAddress) => string | null,
  /** Set by the user for this machine's next boot. */
  isIgnored: (mac: MacAddress) => boolean,
  record: RecordFact,
): readonly Stage[] {
  const { only, allow, deny } = policy
  const ignore = createIgnore(record)
  return [
    ignoreMachine(isIgnored, ignore),
    ...(deny.size > 0 ? [refuseDenied(deny, ignore)] : []),
    ...(allow.size > 0 ? [answerAllowed(allow, ignore)] : []),
    ...(only === 'known' ? [answerKnown(nameOf, leases, ignore)] : []),
    ...(only === 'boot-clients' ? [answerBootClients(leases, ignore)] : []),
  ]
}

type IgnoreReason = 'denied' | 'not-allowed' | 'not-known' | 'not-a-boot-client' | 'set-to-ignore'
/** Reports now and then that a machine is left alone, and why; the verdict is always `drop`. */
type Ignore = (exchange: Exchange, reason: IgnoreReason) => 'drop'

const REPORT_AGAIN_MS = 600_000

function createIgnore(record: RecordFact): Ignore {
  const reported = createOncePer(REPORT_AGAIN_MS)
  return ({ mac, nowMs }, reason) => {
    if (reported.isDue(mac, nowMs)) record({ kind: 'dhcp.ignored', reason }, { mac, ip: null })
    return 'drop'
  }
}

/** A machine whose next boot is to be ignored gets no answer, whatever it asks. */
function ignoreMachine(isIgnored: (mac: MacAddress) => boolean, ignore: Ignore): Stage {
  return exchange => (isIgnored(exchange.mac) ? ignore(exchange, 'set-to-ignore') : 'next')
}

/** The user's list of machines to leave alone. */
function refuseDenied(deny: ReadonlySet<MacAddress>, ignore: Ignore): Stage {
  return exchange => (deny.has(exchange.mac) ? ignore(exchange, 'denied') : 'next')
}

/** The user's list of the only machines to serve. */
function answerAllowed(allow: ReadonlySet<MacAddress>, ignore: Ignore): Stage {
  return exchange => (allow.has(exchange.mac) ? 'next' : ignore(exchange, 'not-allowed'))
}

/** Only machines that the user named or gave an address. */
function answerKnown(
  nameOf: (mac: MacAddress) => string | null,
  leases: Pick<LeaseStore, 'reservationOf'>,
  ignore: Ignore,
): Stage {
  return exchange => {
    const { mac } = exchange
    const isKnown = nameOf(mac) !== null || leases.reservationOf(mac) !== null
    return isKnown ? 'next' : ignore(exchange, 'not-known')
  }
}

/**
 * Only machines that boot from the network. GRUB, NetBSD's loader and the installer ask again without options 60 and 93:
 * a machine is answered for an hour after it asked to boot, and as long as it has a lease of ours. BOOTP is for booting.
 */
function answerBootClients(leases: Pick<LeaseStore, 'leaseOf' | 'reservationOf'>, ignore: Ignore): Stage {
  const booting = createBootingMachines()
  return exchange => {
    const { mac, nowMs, facts, messageType } = exchange
    if (facts.isBootClient || messageType === null) {
      booting.set(mac, true, nowMs)
      return 'next'
    }
    if (booting.has(mac, nowMs)) return 'next'
    const lease = leases.leaseOf(mac)
    if ((lease && lease.expiresAtMs > nowMs) || leases.reservationOf(mac) !== null) return 'next'
    return ignore(exchange, 'not-a-boot-client')
  }
}

/** Beyond this many machines the one that was quiet longest is forgotten. */
const MAX_MACHINES = 4096
/** After its firmware a machine goes on as a loader and as an installer that do not say so. A big image takes its time. */
const BOOT_LASTS_MS = 3_600_000

/** Machines that asked to boot within the hour. */
export type BootingMachines = ExpiringMap<MacAddress, true>

export function createBootingMachines(): BootingMachines {
  return new ExpiringMap(MAX_MACHINES, BOOT_LASTS_MS)
}

/** More than any client sends while it boots, iPXE's retries and a repeated DHCPDECLINE included. */
const BURST = 20
const PACKETS_PER_SECOND = 2

/** A machine that floods (a client in a loop, two cards with one address) is heard twice a second; all others as before. */
export function limitRate(): Stage {
  const buckets = new BoundedMap<MacAddress, { tokens: number; atMs: number }>(MAX_MACHINES)
  return ({ mac, nowMs }) => {
    const bucket = buckets.get(mac) ?? { tokens: BURST, atMs: nowMs }
    const refill = ((nowMs - bucket.atMs) / 1000) * PACKETS_PER_SECOND
    const tokens = Math.min(BURST, bucket.tokens + Math.max(0, refill))
    const isAllowed = tokens >= 1
    buckets.set(mac, { tokens: isAllowed ? tokens - 1 : tokens, atMs: nowMs })
    return isAllowed ? 'next' : 'drop'
  }
}
