import type { DiagnosisRule } from '../rule.ts'
import { after, isOf, last } from '../scene.ts'

const SIGNS = ['dhcp.discovered', 'entry.chosen', 'machine.reported', 'machine.logged'] as const

/** Its GRUB said that it could not load the kernel, with Secure Boot on; or it is known beforehand that it will not. */
export const kernelRefused: DiagnosisRule = scene => {
  const refused = last(scene, 'secure-boot.refused')
  if (!refused || after(scene, refused).some(event => isOf(event, SIGNS))) return null
  const { title, verdict, signer, isCertain } = refused
  return {
    code: 'kernel-refused',
    confidence: isCertain ? 'certain' : 'most-likely',
    stage: 'kernel',
    facts: { title, verdict: verdict ?? 'unknown', ...(signer === null ? {} : { signer }) },
    evidence: [refused.seq],
    screen: ['error: bad shim signature.', 'error: you need to load the kernel first.'],
    remedies: [{ kind: 'turn-secure-boot-off' }, { kind: 'look-at-screen' }],
  }
}
