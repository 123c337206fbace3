import { SlipwayError } from '#contract/errors.ts'
import { ipv4ToNumber } from '#contract/address.ts'
import type { ServingState } from '#contract/network.ts'
import { detail } from '#contract/reason.ts'
import type { ExportKind, SetupNetwork, SetupNetworkRequest } from '#contract/setup.ts'
import { networkOf, usualRange } from './export/subnet.ts'

const PREFIX_LENGTH = 24
const LEASE_SECONDS = 12 * 3600
const HTTP_PORT = 80

/** The network of the new server: what was asked for, what is served now, what is usual. Throws `invalid-input`. */
export function chooseSetupNetwork(
  asked: SetupNetworkRequest,
  serving: ServingState,
  kind: ExportKind,
): SetupNetwork {
  const now = serving.state === 'serving' ? serving : null
  const address = asked.address ?? now?.address
  if (address === undefined) throw refused('address', detail('address-wanted'))
  // A server elsewhere is on another network, of which nothing is known.
  const prefixLength = asked.prefixLength ?? now?.prefixLength ?? PREFIX_LENGTH
  const where = { address, prefixLength }
  const isHere = now !== null && networkOf({ ...where, address: now.address }) === networkOf(where)
  const dhcp = asked.dhcp ?? (isHere && now.dhcp === 'proxy' ? 'proxy' : 'server')
  if (dhcp === 'proxy' && kind === 'kea') throw refused('dhcp', detail('kea-beside-another'))
  const range = asked.range ?? (isHere ? now.range : null) ?? usualRange(where)
  if (dhcp === 'server') checkRange(range, where)
  return {
    ...where,
    nic: asked.nic ?? null,
    dhcp,
    range: dhcp === 'proxy' ? null : range,
    gateway: asked.gateway ?? null,
    dns: asked.dns ?? [],
    leaseSeconds: asked.leaseSeconds ?? LEASE_SECONDS,
    httpPort: asked.httpPort ?? HTTP_PORT,
  }
}

function checkRange(
  { first, last }: NonNullable<SetupNetwork['range']>,
  where: Pick<SetupNetwork, 'address' | 'prefixLength'>,
): void {
  const isInside = [first, last].every(one => networkOf({ ...where, address: one }) === networkOf(where))
  if (!isInside || ipv4ToNumber(first) > ipv4ToNumber(last))
    throw refused(
      'range',
      detail('no-range', { range: `${first}-${last}`, network: `${networkOf(where)}/${where.prefixLength}` }),
    )
}

function refused(where: string, why: Readonly<Record<string, string | number>>): SlipwayError {
  return new SlipwayError('invalid-input', { where, ...why })
}
