import { parseIpv4, type Ipv4 } from '#contract/address.ts'
import type { DhcpMode, NetworkCard, ServeRequest } from '#contract/network.ts'
import { readMacs, toPolicy, type AnswerDraft } from './answer-choice.ts'
import { readSegments, type SegmentDraft } from './relay-segments.ts'
import { defaultRange, type AddressRange } from '#contract/subnet.ts'

/** The user's input as text, so that a half-typed address is kept. */
export interface DhcpDraft extends AnswerDraft {
  readonly mode: DhcpMode
  readonly first: string
  readonly last: string
  readonly gateway: string
  readonly dns: string
  readonly leaseMinutes: string
  readonly httpPort: string
  /** Empty: the syslog port is off. */
  readonly syslogPort: string
  /** Empty: no limit. */
  readonly machinesAtOnce: string
  readonly segments: readonly SegmentDraft[]
}

/** The fields that are one line of text. */
export type DhcpField = Exclude<keyof DhcpDraft, 'mode' | 'segments' | 'only'>

export const EMPTY_DRAFT: DhcpDraft = {
  mode: 'auto',
  only: 'all',
  allow: '',
  deny: '',
  segments: [],
  first: '',
  last: '',
  gateway: '',
  dns: '',
  leaseMinutes: '',
  httpPort: '',
  syslogPort: '',
  machinesAtOnce: '',
}

/** The modes in which Slipway may assign addresses; `auto` first searches for another server and leaves them to it if there is one. */
export const mayHandOut = (mode: DhcpMode): boolean => mode === 'auto' || mode === 'server'

/** The parsed draft: null ranges are unreadable or impossible. */
export interface DhcpChoice {
  readonly mode: DhcpMode
  readonly range: AddressRange | null
}

/** The range that will be requested: the user's if both ends are filled in, else the suggestion. */
export function readChoice(draft: DhcpDraft, card: NetworkCard | null): DhcpChoice {
  const isWritten = draft.first.trim() !== '' || draft.last.trim() !== ''
  if (!isWritten) {
    const { address = null, prefixLength = null } = card ?? {}
    const hasNetwork = address !== null && prefixLength !== null
    return { mode: draft.mode, range: hasNetwork ? defaultRange({ address, prefixLength }) : null }
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
export const readMachines = (text: string): number | null => whole(text, 1, 4096)
export const readMinutes = (text: string): number | null => whole(text, 1, 525_600)

/** Addresses separated by commas or spaces; null if one of them is invalid. */
export function readAddresses(text: string): Ipv4[] | null {
  const parsed = text
    .split(/[\s,]+/)
    .filter(part => part !== '')
    .map(parseIpv4)
  return parsed.every(address => address !== null) ? parsed : null
}

/** Invalid fields of the selected mode, so that the form can name them. */
export function unreadableFields(draft: DhcpDraft): DhcpField[] {
  const reads: Readonly<Record<DhcpField, (text: string) => boolean>> = {
    first: isAddress,
    last: isAddress,
    gateway: isAddress,
    dns: text => readAddresses(text) !== null,
    leaseMinutes: text => readMinutes(text) !== null,
    httpPort: text => readPort(text) !== null,
    syslogPort: text => readPort(text) !== null,
    machinesAtOnce: text => readMachines(text) !== null,
    allow: text => readMacs(text).bad.length === 0,
    deny: text => readMacs(text).bad.length === 0,
  }
  return fieldsOf(draft.mode).filter(field => draft[field].trim() !== '' && !reads[field](draft[field]))
}

const isAddress = (text: string): boolean => parseIpv4(text.trim()) !== null

/** The fields that a mode uses; the others are kept for when the mode changes back. */
function fieldsOf(mode: DhcpMode): readonly DhcpField[] {
  if (mode === 'off') return ['httpPort', 'syslogPort', 'machinesAtOnce']
  const always = ['httpPort', 'syslogPort', 'machinesAtOnce', 'allow', 'deny'] as const
  return mayHandOut(mode) ? ['first', 'last', 'gateway', 'dns', 'leaseMinutes', ...always] : always
}

export function toServeRequest(nic: string, draft: DhcpDraft, choice: DhcpChoice): ServeRequest {
  const gateway = parseIpv4(draft.gateway.trim())
  const dns = readAddresses(draft.dns)
  const minutes = readMinutes(draft.leaseMinutes)
  const httpPort = readPort(draft.httpPort)
  const syslogPort = readPort(draft.syslogPort)
  const machinesAtOnce = readMachines(draft.machinesAtOnce)
  const segments = mayHandOut(draft.mode) ? readSegments(draft.segments) : []
  const policy = draft.mode === 'off' ? null : toPolicy(draft)
  return {
    nic,
    dhcp: draft.mode,
    ...(mayHandOut(draft.mode) && {
      ...(choice.range !== null && { range: choice.range }),
      ...(gateway !== null && { gateway }),
      ...(dns !== null && dns.length > 0 && { dns }),
      ...(minutes !== null && { leaseSeconds: minutes * 60 }),
    }),
    ...(httpPort !== null && { httpPort }),
    ...(syslogPort !== null && { syslogPort }),
    ...(machinesAtOnce !== null && { machinesAtOnce }),
    ...(segments.length > 0 && { segments }),
    ...(policy !== null && { policy }),
  }
}
