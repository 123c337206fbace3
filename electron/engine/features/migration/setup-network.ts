import { SlipwayError } from '#contract/errors.ts'
import type { ServingState } from '#contract/network.ts'
import { detail } from '#contract/reason.ts'
import type { ExportKind, SetupNetwork, SetupNetworkRequest } from '#contract/setup.ts'
import {
  contains,
  defaultRange,
  networkAddress,
  rangeProblem,
  type AddressRange,
  type Subnet,
} from '#contract/subnet.ts'

const PREFIX_LENGTH = 24
const LEASE_SECONDS = 12 * 3600
const HTTP_PORT = 80

/**
 * The network of the new server: as requested, else as served now, else the default. Throws `invalid-input`, or
 * `range-too-small` if a server's network has no room for clients.
 */
export function chooseSetupNetwork(
  asked: SetupNetworkRequest,
  serving: ServingState,
  kind: ExportKind,
): SetupNetwork {
  const now = serving.state === 'serving' ? serving : null
  const address = asked.address ?? now?.address
  if (address === undefined) throw refused('address', detail('address-wanted'))
  // A server elsewhere is on another network, about which nothing is known.
  const prefixLength = asked.prefixLength ?? now?.prefixLength ?? PREFIX_LENGTH
  const where = { address, prefixLength }
  const isHere = now !== null && contains(where, now.address)
  const dhcp = asked.dhcp ?? (isHere && now.dhcp === 'proxy' ? 'proxy' : 'server')
  if (dhcp === 'proxy' && kind === 'kea') throw refused('dhcp', detail('kea-beside-another'))
  const usual = asked.range ?? (isHere ? now.range : null)
  return {
    ...where,
    nic: asked.nic ?? null,
    dhcp,
    range: dhcp === 'proxy' ? null : checkRange(usual ?? defaultRange(where), where),
    gateway: asked.gateway ?? null,
    dns: asked.dns ?? [],
    leaseSeconds: asked.leaseSeconds ?? LEASE_SECONDS,
    httpPort: asked.httpPort ?? HTTP_PORT,
  }
}

function checkRange(range: AddressRange | null, where: Subnet): AddressRange {
  const { prefixLength } = where
  if (range === null) throw new SlipwayError('range-too-small', { prefixLength })
  if (rangeProblem(where, range) === null) return range
  const network = `${networkAddress(where)}/${prefixLength}`
  throw refused('range', detail('no-range', { range: `${range.first}-${range.last}`, network }))
}

function refused(where: string, why: Readonly<Record<string, string | number>>): SlipwayError {
  return new SlipwayError('invalid-input', { where, ...why })
}
