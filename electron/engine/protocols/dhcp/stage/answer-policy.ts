import type { MacAddress } from '#contract/address.ts'
import type { AnswerOnly } from '#contract/network.ts'
import { BoundedMap, ExpiringMap, createOncePer } from '../../../base/bounded-map.ts'
import type { RecordFact } from '../../../base/record-fact.ts'
import type { Exchange, Stage } from '../exchange.ts'
import type { LeaseStore } from '../lease-store.ts'

/** The machines that the user wants served. */
export interface Policy {
  readonly only: AnswerOnly
  /** Empty to allow every machine. */
  readonly allow: ReadonlySet<MacAddress>
  readonly deny: ReadonlySet<MacAddress>
}

/** The default: every machine, no lists. */
export const ANSWER_ALL: Policy = { only: 'all', allow: new Set(), deny: new Set() }

/** The stages that ignore machines, in order. Contains only the stages that the policy needs. */
export function policyStages(
  policy: Policy,
  leases: Pick<LeaseStore, 'leaseOf' | 'reservationOf'>,
  /** Null for an unnamed machine. */
  nameOf: (mac: MacAddress) => string | null,
  /** True if the user set this machine's next boot to ignore. */
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
/** Reports that a machine is ignored, and why, at a limited rate. Always returns `drop`. */
type Ignore = (exchange: Exchange, reason: IgnoreReason) => 'drop'

const REPORT_AGAIN_MS = 600_000

function createIgnore(record: RecordFact): Ignore {
  const reported = createOncePer(REPORT_AGAIN_MS)
  return ({ mac, nowMs }, reason) => {
    if (reported.isDue(mac, nowMs)) record({ kind: 'dhcp.ignored', reason }, { mac, ip: null })
    return 'drop'
  }
}

/** A machine whose next boot is set to ignore gets no reply to anything. */
function ignoreMachine(isIgnored: (mac: MacAddress) => boolean, ignore: Ignore): Stage {
  return exchange => (isIgnored(exchange.mac) ? ignore(exchange, 'set-to-ignore') : 'next')
}

/** The user's list of machines to ignore. */
function refuseDenied(deny: ReadonlySet<MacAddress>, ignore: Ignore): Stage {
  return exchange => (deny.has(exchange.mac) ? ignore(exchange, 'denied') : 'next')
}

/** The user's list of machines to serve exclusively. */
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
 * Only machines that boot from the network. GRUB, NetBSD's loader and the installer ask again without options 60 and
 * 93, so a machine is served for an hour after it asked to boot, and as long as it has one of our leases. BOOTP always
 * counts as booting.
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

/** Beyond this, the machine that has been quiet longest is evicted. */
const MAX_MACHINES = 4096
/**
 * After the firmware, the loader and the installer ask without saying that they boot. A large image takes its time to
 * load.
 */
const BOOT_LASTS_MS = 3_600_000

/** Machines that asked to boot within the last hour. */
export type BootingMachines = ExpiringMap<MacAddress, true>

export function createBootingMachines(): BootingMachines {
  return new ExpiringMap(MAX_MACHINES, BOOT_LASTS_MS)
}

/** More than any client sends during a boot, including iPXE's retries and a repeated DHCPDECLINE. */
const BURST = 20
const PACKETS_PER_SECOND = 2

/**
 * A flooding machine (a client in a loop, two cards with one address) is served twice a second; the others are not
 * affected.
 */
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
