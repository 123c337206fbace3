import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, all, type SeenFile } from '../scene.ts'
import { chosenEntry } from '../chosen-entry.ts'
import { screenOf } from '../firmware.ts'

/** A loader that tries again does so within seconds. */
const SILENCE_MS = 8000

/** The loader gave up in the middle of kernel or initrd: no room for it, or the network broke. */
export const kernelStalled: DiagnosisRule = (scene, house) => {
  const broken = scene.events.findLast(
    (event): event is SeenFile =>
      event.role === 'kernel' && (event.kind === 'http.aborted' || event.kind === 'tftp.failed'),
  )
  if (!broken || !('sizeBytes' in broken) || !('sentBytes' in broken)) return null
  const goesOn = after(scene, broken).some(
    event => (event.role === 'kernel' || event.role === 'image') && event.kind !== 'http.aborted',
  )
  if (goesOn) return null
  const file = 'file' in broken ? broken.file : broken.path
  const tries = all(scene, 'http.started', 'tftp.started').filter(
    event => ('file' in event ? event.file : event.path) === file,
  )
  const { sentBytes, sizeBytes } = broken
  return onceSilent(scene, { sinceMs: broken.atMs, silenceMs: scene.isOver ? 0 : SILENCE_MS }, () => ({
    code: 'kernel-stalled',
    confidence: 'possible',
    stage: 'kernel',
    facts: { file, sentBytes, sizeBytes, count: Math.max(1, tries.length) },
    evidence: [...tries.map(event => event.seq), broken.seq],
    screen:
      screenOf(scene) === 'ipxe'
        ? ['Not enough space (https://ipxe.org/34182006)', 'Error 0x34012006']
        : ['error: out of memory.'],
    remedies: [
      { kind: 'add-memory', megabytes: chosenEntry(scene, house)?.ramMegabytes ?? null },
      { kind: 'check-cable' },
    ],
  }))
}
