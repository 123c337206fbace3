import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, isFetch, last } from '../scene.ts'
import { screenOf } from '../firmware.ts'

/** Time to fetch something from us all the same. */
const SILENCE_MS = 5000

const SCREEN = {
  bios: ['PXE-E53: No boot filename received'],
  uefi: ['PXE-E16: No valid offer received.'],
  ipxe: ['Nothing to boot: No such file or directory'],
} as const

/** Two servers hand out addresses, and the machine took the other's, with what that one tells it. */
export const otherOfferTaken: DiagnosisRule = scene => {
  const taken = last(scene, 'dhcp.foreign-address')
  const offer = last(scene, 'dhcp.offered')
  if (!taken || !offer || !taken.isBootClient) return null
  if (after(scene, taken).some(event => isFetch(event) || event.kind === 'dhcp.acknowledged')) return null
  return onceSilent(scene, { sinceMs: taken.atMs, silenceMs: SILENCE_MS }, () => ({
    code: 'other-offer-taken',
    confidence: 'certain',
    stage: 'addressed',
    facts: {
      offered: offer.address,
      address: taken.address,
      ...(taken.server === null ? {} : { server: taken.server }),
    },
    evidence: [offer.seq, taken.seq],
    screen: SCREEN[screenOf(scene)],
    remedies: [{ kind: 'serve-as-proxy' }],
  }))
}
