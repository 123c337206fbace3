import type { DiagnosisRule } from '../rule.ts'
import { isSeen } from '../../sighting.ts'
import type { SeenEvent } from '../../boot-memory.ts'
import { after, last, type BootScene, type SeenFile } from '../scene.ts'
import { screenOf } from '../firmware.ts'

/** A kernel or an initrd of the chosen entry is not here: its ISO was moved, or is on a disk that is not plugged in. */
export const kernelMissing: DiagnosisRule = scene => {
  const missing = scene.events.findLast(
    (event): event is SeenFile =>
      isOfStart(event, scene) &&
      (event.kind === 'tftp.missing' ||
        event.kind === 'http.missing' ||
        (event.kind === 'http.finished' && event.status >= 500)),
  )
  if (!missing) return null
  const goesOn = after(scene, missing).some(event => event.role === 'kernel' || event.role === 'image')
  const gone = last(scene, 'entry.chosen', 'menu.served')
  if (goesOn || (gone && gone.seq > missing.seq && gone.kind === 'entry.chosen')) return null
  const file = 'file' in missing ? missing.file : missing.path
  const imageId = /^\/?iso(?:-overlay)?\/([^/]+)\//.exec(file)?.[1] ?? null
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

/** The entry of an image that is gone has left the menu: what its kernel was nobody knows then, but that it is of an image. */
function isOfStart({ role }: SeenEvent, { boot }: BootScene): boolean {
  return role === 'kernel' || (role === 'image' && !isSeen(boot, 'kernel') && isSeen(boot, 'chosen'))
}
