import { detailOf } from '#contract/reason.ts'
import { type DiagnosisRule, onceSilent } from '../rule.ts'
import { after, isOf, last, isFetch, screenOf, all, seconds } from '../boot-history.ts'

/** The machine got an address after all; later stages are for other rules. */
const MENDED = ['dhcp.offered', 'dhcp.acknowledged'] as const

/** Slipway had no address to offer, and recorded that. */
export const noAddress: DiagnosisRule = history => {
  const refusal = last(history, 'dhcp.pool-exhausted', 'dhcp.declined', 'dhcp.refused')
  if (!refusal || after(history, refusal).some(event => isOf(event, MENDED))) return null
  const facts =
    refusal.kind === 'dhcp.pool-exhausted'
      ? { reason: 'pool-exhausted', first: refusal.first, last: refusal.last }
      : refusal.kind === 'dhcp.declined'
        ? { reason: 'declined', address: refusal.address }
        : { reason: 'refused', ...(refusal.address && { address: refusal.address }), ...detailOf(refusal) }
  return {
    code: 'no-address',
    confidence: 'certain',
    stage: 'addressed',
    facts,
    evidence: [refusal.seq],
    screen: [],
    remedies: [{ kind: 'show-leases' }],
  }
}

/** Time for the machine to fetch something from Slipway all the same. */
const OTHER_TAKEN_SILENCE_MS = 5000

const OTHER_TAKEN_SCREEN = {
  bios: ['PXE-E53: No boot filename received'],
  uefi: ['PXE-E16: No valid offer received.'],
  ipxe: ['Nothing to boot: No such file or directory'],
} as const

/** Two servers assign addresses, and the machine accepted the other one's offer and boot information. */
export const otherOfferTaken: DiagnosisRule = history => {
  const taken = last(history, 'dhcp.foreign-address')
  const offer = last(history, 'dhcp.offered')
  if (!taken || !offer || !taken.isBootClient) return null
  if (after(history, taken).some(event => isFetch(event) || event.kind === 'dhcp.acknowledged')) return null
  return onceSilent(history, { sinceMs: taken.atMs, silenceMs: OTHER_TAKEN_SILENCE_MS }, () => ({
    code: 'other-offer-taken',
    confidence: 'certain',
    stage: 'addressed',
    facts: {
      offered: offer.address,
      address: taken.address,
      ...(taken.server === null ? {} : { server: taken.server }),
    },
    evidence: [offer.seq, taken.seq],
    screen: OTHER_TAKEN_SCREEN[screenOf(history)],
    remedies: [{ kind: 'serve-as-proxy' }],
  }))
}

/** EDK2 collects offers for its full first 4 s, ROMs that follow PXE specification 2.1 for up to 11 s. */
const OFFERS_SILENCE_MS = 8000
/** After a single offer the machine may still be collecting offers. */
const ONE_OFFER_SILENCE_MS = 16_000

const SETTLED = ['dhcp.acknowledged', 'dhcp.foreign-address', 'dhcp.refused', 'dhcp.declined'] as const

const NOT_TAKEN_SCREEN = {
  bios: ['PXE-E51: No DHCP or proxyDHCP offers were received'],
  uefi: ['>>Start PXE over IPv4.', 'PXE-E16: No valid offer received.'],
  ipxe: ['Configuring (net0)...... No configuration methods succeeded'],
} as const

/**
 * Slipway offers, and no request follows: either the offer does not arrive, or the machine prefers another server's.
 */
export const offerNotTaken: DiagnosisRule = history => {
  const settled = last(history, ...SETTLED)
  const since = settled ? after(history, settled) : history.events
  if (since.some(event => isFetch(event))) return null
  const offers = all(history, 'dhcp.offered').filter(offer => since.includes(offer))
  const [first] = offers
  if (!first) return null
  const rival = history.events.find(event => isOf(event, ['dhcp.other-server-seen']))
  const silenceMs = offers.length > 1 ? OFFERS_SILENCE_MS : ONE_OFFER_SILENCE_MS
  return onceSilent(history, { sinceMs: first.atMs, silenceMs }, () => ({
    code: 'offer-not-taken',
    confidence: 'possible',
    stage: 'addressed',
    facts: {
      address: first.address,
      count: offers.length,
      seconds: seconds(history.nowMs - first.atMs),
      ...(rival?.kind === 'dhcp.other-server-seen' ? { server: rival.server } : {}),
    },
    evidence: offers.map(offer => offer.seq),
    screen: NOT_TAKEN_SCREEN[screenOf(history)],
    remedies: [
      { kind: 'open-port', protocol: 'udp', port: 67 },
      { kind: 'serve-as-proxy' },
      { kind: 'check-cable' },
    ],
  }))
}
