import { parseIpv4, type Ipv4 } from '#contract/address.ts'
import type { DhcpMode, NetworkCard, ServeRequest } from '#contract/network.ts'
import { suggestRange, type Range } from './suggested-range.ts'

/** What the user wrote, as text, so that a half-typed address is kept as it is. */
export interface DhcpDraft {
  readonly mode: DhcpMode
  readonly first: string
  readonly last: string
  readonly gateway: string
  readonly dns: string
  readonly leaseMinutes: string
  readonly httpPort: string
}

export const EMPTY_DRAFT: DhcpDraft = {
  mode: 'auto',
  first: '',
  last: '',
  gateway: '',
  dns: '',
  leaseMinutes: '',
  httpPort: '',
}

/** Both modes in which addresses may come from us; `auto` looks first and leaves them to a server that is there. */
export const mayHandOut = (mode: DhcpMode): boolean => mode === 'auto' || mode === 'server'

/** The draft, understood: null ranges are unreadable or impossible. */
export interface DhcpChoice {
  readonly mode: DhcpMode
  readonly range: Range | null
}

/** The range that will be asked for: the user's where both ends are written, else the suggestion. */
export function readChoice(draft: DhcpDraft, card: NetworkCard | null): DhcpChoice {
  const isWritten = draft.first.trim() !== '' || draft.last.trim() !== ''
  if (!isWritten) {
    const suggestion =
      card?.address && card.prefixLength !== null ? suggestRange(card.address, card.prefixLength) : null
    return { mode: draft.mode, range: suggestion }
  }
  const first = parseIpv4(draft.first.trim())
  const last = parseIpv4(draft.last.trim())
  return { mode: draft.mode, range: first && last ? { first, last } : null }
}

const whole = (text: string, least: number, most: number): number | null => {
  const value = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null
}

export const readPort = (text: string): number | null => whole(text, 1, 65_535)
export const readMinutes = (text: string): number | null => whole(text, 1, 525_600)

/** Addresses separated by commas or spaces; null when one of them does not read. */
export function readAddresses(text: string): Ipv4[] | null {
  const parsed = text
    .split(/[\s,]+/)
    .filter(part => part !== '')
    .map(parseIpv4)
  return parsed.every(address => address !== null) ? parsed : null
}

/** Fields whose text does not read, so that the form can name them. */
export function unreadableFields(draft: DhcpDraft): (keyof DhcpDraft)[] {
  const bad: (keyof DhcpDraft)[] = []
  if (draft.first.trim() !== '' && parseIpv4(draft.first.trim()) === null) bad.push('first')
  if (draft.last.trim() !== '' && parseIpv4(draft.last.trim()) === null) bad.push('last')
  if (draft.gateway.trim() !== '' && parseIpv4(draft.gateway.trim()) === null) bad.push('gateway')
  if (readAddresses(draft.dns) === null) bad.push('dns')
  if (draft.leaseMinutes.trim() !== '' && readMinutes(draft.leaseMinutes) === null) bad.push('leaseMinutes')
  if (draft.httpPort.trim() !== '' && readPort(draft.httpPort) === null) bad.push('httpPort')
  return bad
}

export function toServeRequest(nic: string, draft: DhcpDraft, choice: DhcpChoice): ServeRequest {
  const gateway = parseIpv4(draft.gateway.trim())
  const dns = readAddresses(draft.dns)
  const minutes = readMinutes(draft.leaseMinutes)
  const httpPort = readPort(draft.httpPort)
  return {
    nic,
    dhcp: draft.mode,
    ...(mayHandOut(draft.mode) && choice.range !== null && { range: choice.range }),
    ...(gateway !== null && { gateway }),
    ...(dns !== null && dns.length > 0 && { dns }),
    ...(minutes !== null && { leaseSeconds: minutes * 60 }),
    ...(httpPort !== null && { httpPort }),
  }
}
