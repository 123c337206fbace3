import type { DiagnosisRule } from '../rule.ts'
import { after, last, type SeenFile } from '../scene.ts'
import { chosenEntry } from '../chosen-entry.ts'
import { screenOf } from '../firmware.ts'

/** A kernel or an initrd of the chosen entry is not here: its ISO was moved, or is on a disk that is not plugged in. */
export const kernelMissing: DiagnosisRule = (scene, house) => {
  const missing = scene.events.findLast(
    (event): event is SeenFile =>
      event.role === 'kernel' &&
      (event.kind === 'tftp.missing' ||
        event.kind === 'http.missing' ||
        (event.kind === 'http.finished' && event.status >= 500)),
  )
  if (!missing) return null
  const goesOn = after(scene, missing).some(event => event.role === 'kernel' || event.role === 'image')
  const gone = last(scene, 'entry.chosen', 'menu.served')
  if (goesOn || (gone && gone.seq > missing.seq && gone.kind === 'entry.chosen')) return null
  const imageId = chosenEntry(scene, house)?.imageId ?? null
  const file = 'file' in missing ? missing.file : missing.path
  return {
    code: 'kernel-missing',
    confidence: 'certain',
    stage: 'kernel',
    facts: { file, ...(imageId === null ? {} : { imageId }) },
    evidence: [missing.seq],
    screen:
      screenOf(scene) === 'ipxe'
        ? [`http://…${file}... No such file or directory (https://ipxe.org/2d0c618e)`]
        : [`error: file \`${file}' not found.`],
    remedies: imageId === null ? [] : [{ kind: 'find-image', imageId }],
  }
}
