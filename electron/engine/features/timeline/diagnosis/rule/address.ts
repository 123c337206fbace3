import { detailOf } from '#contract/reason.ts'
import {
  type DiagnosisRule,
  onceSilent,
  after,
  isOf,
  last,
  isFetch,
  screenOf,
  all,
  seconds,
  type BootHistory,
  type Screen,
  portOf,
} from '../rule.ts'
import type { ProxyFailedFact } from '#contract/boot-event.ts'
import type { Finding, Remedy } from '#contract/finding.ts'

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

/** EDK2 collects offers for 4 s, then for 8 s; the other server pings an address for 3 s before it offers it. */
const SILENCE_MS = 20_000
/** After this many offers in one attempt, the machine accepts none of them. */
const OFFERS = 3

/**
 * Slipway sent a proxy offer alongside another server's, and the machine did not load the boot file. The DHCP server
 * detects the failed attempt.
 */
export const proxyNotHeard: DiagnosisRule = history => {
  const failed = last(history, 'dhcp.proxy-failed')
  if (!failed) return notAskedYet(history)
  if (after(history, failed).some(event => isFetch(event))) return null
  const { reason, bootFile, server, address, otherBootFile, otherNextServer } = failed
  const known = { server, address, otherBootFile, otherNextServer }
  return {
    code: 'proxy-not-heard',
    confidence: reason === 'other-boot-file' ? 'certain' : 'most-likely',
    stage: 'told',
    facts: {
      reason,
      bootFile,
      ...portOf(bootFile),
      ...Object.fromEntries(
        Object.entries(known).filter((fact): fact is [string, string] => fact[1] !== null),
      ),
    },
    evidence: [failed.seq],
    screen: screensFor(reason, screenOf(history)),
    remedies: remediesFor(failed),
  }
}

/** EDK2 repeats its request for more than a minute before it gives up; only then does the server report it. */
function notAskedYet(history: BootHistory): ReturnType<DiagnosisRule> {
  const offers = all(history, 'dhcp.proxy-offered')
  const newest = offers.at(-1)
  if (!newest) return null
  const ofAttempt = offers.filter(({ xid }) => xid === newest.xid)
  const [first = newest] = ofAttempt
  if (ofAttempt.length < OFFERS || after(history, first).some(event => hasContinued(event))) return null
  const { bootFile } = newest
  const reason = 'no-request'
  const finding: Finding = {
    code: 'proxy-not-heard',
    confidence: 'possible',
    stage: 'told',
    facts: { reason, bootFile, ...portOf(bootFile) },
    evidence: ofAttempt.map(({ seq }) => seq),
    screen: screensFor(reason, screenOf(history)),
    remedies: remediesFor({ reason, bootFile }),
  }
  return onceSilent(history, { sinceMs: first.atMs, silenceMs: SILENCE_MS }, () => finding)
}

const hasContinued = (event: Parameters<typeof isFetch>[0]): boolean =>
  isFetch(event) || event.kind === 'dhcp.foreign-address' || event.kind === 'dhcp.boot-server-answered'

function remediesFor({ reason, bootFile }: Pick<ProxyFailedFact, 'reason' | 'bootFile'>): readonly Remedy[] {
  const openPort: Remedy = { kind: 'open-port', ...portOf(bootFile) }
  if (reason === 'file-not-fetched') return [openPort]
  const oneServer: readonly Remedy[] = [{ kind: 'serve-as-server' }, { kind: 'router-lines', bootFile }]
  // If the offer named the boot file, the machine's first packet to Slipway is the file request, which a firewall may
  // have dropped.
  return reason === 'offer-ignored' ? [openPort, ...oneServer] : oneServer
}

const SCREENS: Readonly<Record<ProxyFailedFact['reason'], Readonly<Record<Screen, readonly string[]>>>> = {
  'no-request': {
    bios: ['PXE-E51: No DHCP or proxyDHCP offers were received'],
    uefi: ['PXE-E16: No valid offer received.'],
    ipxe: ['No configuration methods succeeded'],
  },
  // EDK2 accepts no address without a boot file: if it accepted one, the file request must have failed.
  'offer-ignored': {
    bios: ['PXE-E53: No boot filename received'],
    uefi: ['PXE-E18: Server response timeout.'],
    ipxe: ['Connection timed out (https://ipxe.org/4c0a6035)', 'Nothing to boot: No such file or directory'],
  },
  'file-not-fetched': {
    bios: ['PXE-E32: TFTP open timeout'],
    uefi: ['PXE-E18: Server response timeout.'],
    ipxe: ['Connection timed out (https://ipxe.org/4c0a6035)'],
  },
  'other-boot-file': { bios: [], uefi: [], ipxe: [] },
}

const screensFor = (reason: ProxyFailedFact['reason'], screen: Screen): readonly string[] =>
  SCREENS[reason][screen]
