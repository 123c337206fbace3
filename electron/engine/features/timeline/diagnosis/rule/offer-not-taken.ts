import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, all, isFetch, isOf, last, seconds } from '../scene.ts'
import { screenOf } from '../firmware.ts'

/** EDK2 gathers offers for its full first 4 s, ROMs after the PXE specification 2.1 for up to 11 s. */
const SILENCE_MS = 8000
/** Of one offer alone: it may be a machine that gathers for long. */
const SILENCE_AFTER_ONE_MS = 16_000

const SETTLED = ['dhcp.acknowledged', 'dhcp.foreign-address', 'dhcp.refused', 'dhcp.declined'] as const

const SCREEN = {
  bios: ['PXE-E51: No DHCP or proxyDHCP offers were received'],
  uefi: ['>>Start PXE over IPv4.', 'PXE-E16: No valid offer received.'],
  ipxe: ['Configuring (net0)...... No configuration methods succeeded'],
} as const

/** We offer, and no request follows. Our answer does not arrive, or another server's is liked better. */
export const offerNotTaken: DiagnosisRule = scene => {
  const settled = last(scene, ...SETTLED)
  const since = settled ? after(scene, settled) : scene.events
  if (since.some(event => isFetch(event))) return null
  const offers = all(scene, 'dhcp.offered').filter(offer => since.includes(offer))
  const [first] = offers
  if (!first) return null
  const rival = scene.events.find(event => isOf(event, ['dhcp.other-server-seen']))
  const silenceMs = offers.length > 1 ? SILENCE_MS : SILENCE_AFTER_ONE_MS
  return onceSilent(scene, { sinceMs: first.atMs, silenceMs }, () => ({
    code: 'offer-not-taken',
    confidence: 'possible',
    stage: 'addressed',
    facts: {
      address: first.address,
      count: offers.length,
      seconds: seconds(scene.nowMs - first.atMs),
      ...(rival?.kind === 'dhcp.other-server-seen' ? { server: rival.server } : {}),
    },
    evidence: offers.map(offer => offer.seq),
    screen: SCREEN[screenOf(scene)],
    remedies: [
      { kind: 'open-port', protocol: 'udp', port: 67 },
      { kind: 'serve-as-proxy' },
      { kind: 'check-cable' },
    ],
  }))
}
