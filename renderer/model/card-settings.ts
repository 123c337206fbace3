import type { CardSettings } from '#contract/card-settings.ts'
import { EMPTY_DRAFT, readChoice, toServeRequest, unreadableFields, type DhcpDraft } from './dhcp-choice.ts'
import { segmentProblems } from './relay-segments.ts'

/** The saved settings as the form shows them. */
export function toDraft(settings: CardSettings): DhcpDraft {
  const { range, policy } = settings
  return {
    ...EMPTY_DRAFT,
    mode: settings.dhcp,
    first: range?.first ?? '',
    last: range?.last ?? '',
    gateway: settings.gateway ?? '',
    dns: settings.dns?.join(', ') ?? '',
    leaseMinutes: settings.leaseSeconds === undefined ? '' : String(Math.round(settings.leaseSeconds / 60)),
    httpPort: settings.httpPort === undefined ? '' : String(settings.httpPort),
    syslogPort: settings.syslogPort === undefined ? '' : String(settings.syslogPort),
    machinesAtOnce: settings.machinesAtOnce === undefined ? '' : String(settings.machinesAtOnce),
    only: policy?.only ?? 'all',
    allow: policy?.allow?.join('\n') ?? '',
    deny: policy?.deny?.join('\n') ?? '',
    segments: (settings.segments ?? []).map(({ network, prefixLength, range: { first, last }, gateway }) => {
      return { network: `${network}/${prefixLength}`, first, last, gateway: gateway ?? '' }
    }),
  }
}

/**
 * The settings to save from a form, including those of the modes that are not selected; null if a field is invalid.
 * Settings that the form does not show stay as they were `before`.
 */
export function toCardSettings(draft: DhcpDraft, before: CardSettings | null): CardSettings | null {
  const all: DhcpDraft = { ...draft, mode: 'auto' }
  const written = readChoice(all, null)
  const hasHalfRange = (draft.first.trim() === '') !== (draft.last.trim() === '')
  const badSegments = segmentProblems(draft.segments, null).some(row => Object.keys(row).length > 0)
  if (unreadableFields(all).length > 0 || hasHalfRange || badSegments) return null
  const { nic: _, ...request } = toServeRequest('', all, written)
  const tftpBlksize = before?.tftpBlksize
  return {
    ...request,
    dhcp: draft.mode,
    ...(tftpBlksize !== undefined && { tftpBlksize }),
  }
}
