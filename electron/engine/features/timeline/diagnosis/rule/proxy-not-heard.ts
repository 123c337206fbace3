import type { ProxyFailedFact } from '#contract/boot-event.ts'
import type { Finding, Remedy } from '#contract/finding.ts'
import { onceSilent, type DiagnosisRule } from '../rule.ts'
import {
  after,
  all,
  isFetch,
  last,
  type BootHistory,
  screenOf,
  type Screen,
  portOf,
} from '../boot-history.ts'

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
