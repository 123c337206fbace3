import type { DiagnosisRule } from '../rule.ts'
import { after, all } from '../scene.ts'
import { programName } from '../told-file.ts'

/** What shim loads after itself. Its other questions (revocations, certificates) may go unanswered. */
const SECOND_STAGE = /^(grub|mm|ipxe|snponly)[a-z0-9]*\.efi$/

/** Shim started, and what it starts next is not here. */
export const secondStageMissing: DiagnosisRule = scene => {
  const shim = all(scene, 'tftp.finished', 'http.finished').findLast(event =>
    programName(pathOf(event)).includes('shim'),
  )
  if (!shim) return null
  const missing = after(scene, shim).findLast(
    event =>
      (event.kind === 'tftp.missing' || event.kind === 'http.missing') &&
      SECOND_STAGE.test(programName(pathOf(event))),
  )
  if (!missing || after(scene, missing).some(event => event.kind.endsWith('.finished'))) return null
  return {
    code: 'second-stage-missing',
    confidence: 'certain',
    stage: 'program',
    facts: { file: pathOf(missing), loader: pathOf(shim) },
    evidence: [shim.seq, missing.seq],
    screen: ['Unable to fetch TFTP image: Not Found', 'start_image() returned Not Found'],
    remedies: [{ kind: 'fetch-boot-files' }, { kind: 'let-slipway-choose' }],
  }
}

function pathOf(event: object): string {
  if ('file' in event) return String(event.file)
  return 'path' in event ? String(event.path) : ''
}
