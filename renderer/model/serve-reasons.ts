import type { ApiError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { NetworkCard } from '#contract/network.ts'
import { rangeProblem } from '#contract/subnet.ts'
import { mayHandOut, type DhcpChoice } from './dhcp-choice.ts'

/** Why Serve cannot be pressed. Each has a fix, shown next to it. */
export type ServeReason =
  | { readonly kind: 'no-image' }
  | { readonly kind: 'no-bootable-image' }
  | { readonly kind: 'no-card' }
  | { readonly kind: 'card-problem'; readonly card: string; readonly error: ApiError }
  | { readonly kind: 'no-boot-files' }
  | { readonly kind: 'range'; readonly card: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'offline' }

export interface ServeFacts {
  readonly images: readonly BootImage[]
  readonly card: NetworkCard | null
  readonly hasBootFiles: boolean
  readonly dhcp: DhcpChoice
  /** A field of the settings is invalid. */
  readonly hasBadField: boolean
  readonly isOnline: boolean
}

export function reasonsNotToServe(facts: ServeFacts): ServeReason[] {
  const reasons: ServeReason[] = []
  if (!facts.isOnline) reasons.push({ kind: 'offline' })
  if (facts.images.length === 0) reasons.push({ kind: 'no-image' })
  else if (!facts.images.some(image => image.netboot !== 'no' && image.isPresent))
    reasons.push({ kind: 'no-bootable-image' })
  if (facts.card === null) reasons.push({ kind: 'no-card' })
  else if (facts.card.problem !== null)
    reasons.push({ kind: 'card-problem', card: facts.card.name, error: facts.card.problem })
  else if (facts.hasBadField) reasons.push({ kind: 'unreadable' })
  else if (!rangeIsGood(facts.card, facts.dhcp)) reasons.push({ kind: 'range', card: facts.card.name })
  if (!facts.hasBootFiles) reasons.push({ kind: 'no-boot-files' })
  return reasons
}

function rangeIsGood(card: NetworkCard, dhcp: DhcpChoice): boolean {
  if (!mayHandOut(dhcp.mode)) return true
  if (dhcp.range === null) return false
  const { address, prefixLength } = card
  if (address === null || prefixLength === null) return true
  return rangeProblem({ address, prefixLength }, dhcp.range) === null
}
