import { ANSWER_ALL } from '#engine/protocols/dhcp/stage/answer-policy.ts'
import type { ServerModeNeeds } from '#engine/protocols/dhcp/server-stages.ts'

/** Server mode with default settings: everyone gets an address, and nothing to boot. */
export const PLAIN_SERVER_MODE: Omit<ServerModeNeeds, 'subnet' | 'range' | 'leases'> = {
  gateway: null,
  relayed: [],
  dns: [],
  leaseSeconds: 3600,
  policy: ANSWER_ALL,
  nameOf: () => null,
  isIgnored: () => false,
  dnsOf: () => [],
  chooseBoot: () => null,
  others: { note: () => undefined, isAlone: () => true },
  alsoOnCard: [],
  record: () => undefined,
}
