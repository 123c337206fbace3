import { parseIpv4 } from '#contract/address.ts'
import type { SegmentRequest } from '#contract/network.ts'
import { contains, defaultRange, rangeProblem, type AddressRange, type Subnet } from '#contract/subnet.ts'

/** A network behind a relay, as the user typed it. */
export interface SegmentDraft {
  /** `10.2.0.0/24` */
  readonly network: string
  /** Both empty: use the suggestion. */
  readonly first: string
  readonly last: string
  readonly gateway: string
}

export const EMPTY_SEGMENT: SegmentDraft = { network: '', first: '', last: '', gateway: '' }

export type SegmentProblem = 'network' | 'overlap' | 'address' | 'outside' | 'order'
export type SegmentProblems = Readonly<Partial<Record<keyof SegmentDraft, SegmentProblem>>>

const isBlank = (text: string): boolean => text.trim() === ''
const isEmpty = (draft: SegmentDraft): boolean => Object.values(draft).every(isBlank)

/** `10.2.0.0/24`; any address of the network is accepted. */
export function readNetwork(text: string): Subnet | null {
  const [written = '', prefix = '', ...rest] = text.trim().split('/')
  const address = parseIpv4(written.trim())
  const prefixLength = Number(prefix.trim())
  if (!address || rest.length > 0 || !/^\s*\d{1,2}\s*$/.test(prefix)) return null
  return prefixLength >= 1 && prefixLength <= 30 ? { address, prefixLength } : null
}

/** The range that is assigned there unless the user says otherwise. */
export function suggestedFor(draft: SegmentDraft): AddressRange | null {
  const network = readNetwork(draft.network)
  return network && defaultRange(network)
}

/** The problem of each row, in order; an empty row is ignored. `own` is the card's network. */
export function segmentProblems(drafts: readonly SegmentDraft[], own: Subnet | null): SegmentProblems[] {
  const seen = own ? [own] : []
  return drafts.map(draft => {
    if (isEmpty(draft)) return {}
    const network = readNetwork(draft.network)
    const texts = addressProblems(draft, network)
    if (!network) return { ...texts, network: 'network' }
    const isTaken = seen.some(other => overlaps(other, network))
    seen.push(network)
    return isTaken ? { ...texts, network: 'overlap' } : texts
  })
}

function addressProblems(draft: SegmentDraft, network: Subnet | null): SegmentProblems {
  const problems: { -readonly [F in keyof SegmentDraft]?: SegmentProblem } = {}
  for (const field of ['first', 'last', 'gateway'] as const) {
    // One end alone is not a range; both empty mean the default one, which every valid network has (/30 at most).
    const isRequired = field !== 'gateway' && hasRange(draft)
    if (isBlank(draft[field]) && !isRequired) continue
    const address = parseIpv4(draft[field].trim())
    if (!address) problems[field] = 'address'
    else if (network && !contains(network, address)) problems[field] = 'outside'
  }
  const range = readRange(draft)
  if (range && network && !problems.first && !problems.last && rangeProblem(network, range) !== null)
    problems.last = 'order'
  return problems
}

const hasRange = (draft: SegmentDraft): boolean => !isBlank(draft.first) || !isBlank(draft.last)

function readRange(draft: SegmentDraft): AddressRange | null {
  if (!hasRange(draft)) return suggestedFor(draft)
  const first = parseIpv4(draft.first.trim())
  const last = parseIpv4(draft.last.trim())
  return first && last ? { first, last } : null
}

/** The non-empty rows, parsed. Only called when none has a problem. */
export function readSegments(drafts: readonly SegmentDraft[]): SegmentRequest[] {
  return drafts.flatMap(draft => {
    const network = readNetwork(draft.network)
    const range = readRange(draft)
    const gateway = parseIpv4(draft.gateway.trim())
    if (!network || !range) return []
    return [
      {
        network: network.address,
        prefixLength: network.prefixLength,
        range,
        ...(gateway !== null && { gateway }),
      },
    ]
  })
}

const overlaps = (one: Subnet, other: Subnet): boolean =>
  contains(one, other.address) || contains(other, one.address)
