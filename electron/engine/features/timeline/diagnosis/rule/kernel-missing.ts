import type { Finding } from '#contract/finding.ts'
import type { DiagnosisRule } from '../rule.ts'
import { isSeen } from '../../sighting.ts'
import type { SeenEvent } from '../../boot-memory.ts'
import { after, last, type BootScene, type SeenFile } from '../scene.ts'
import { screenOf } from '../firmware.ts'

/** An entry's own script for iPXE: the one thing that is asked for before its kernel. */
const ENTRY_SCRIPT = /^\/?ipxe\/[^/]+\/entry\/([^/]+)/
const IMAGE_FILE = /^\/?iso(?:-overlay)?\/([^/]+)\//
/** Entries are named after their image, but for the user's own. */
const ENTRY_OF_IMAGE = /^(?!own\.)([^.].*?)\.[^.]+$/

/** What it chose, its kernel or its initrd is not here: the ISO was moved, or is on a disk that is not plugged in. */
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
  return findingOf(scene, missing)
}

function findingOf(scene: BootScene, missing: SeenFile): Finding {
  const file = fileOf(missing)
  const entry = ENTRY_SCRIPT.exec(file)?.[1] ?? null
  const imageId = (entry === null ? IMAGE_FILE : ENTRY_OF_IMAGE).exec(entry ?? file)?.[1] ?? null
  return {
    code: 'kernel-missing',
    confidence: 'certain',
    stage: 'kernel',
    facts: { file, ...(entry === null ? {} : { entry }), ...(imageId === null ? {} : { imageId }) },
    evidence: [missing.seq],
    screen: [screenLine(scene, missing)],
    remedies: imageId === null ? [] : [{ kind: 'find-image', imageId }],
  }
}

/** The entry of an image that is gone has left the menu: what its kernel was nobody knows then, but that it is of an image. */
function isOfStart(event: SeenEvent, { boot }: BootScene): boolean {
  if (event.kind === 'http.missing' && ENTRY_SCRIPT.test(event.path)) return true
  if (event.role === 'kernel') return true
  return event.role === 'image' && !isSeen(boot, 'kernel') && (isSeen(boot, 'chosen') || isSeen(boot, 'menu'))
}

/** GRUB shows the message of our TFTP error packet, and has words of its own for HTTP. */
function screenLine(scene: BootScene, missing: SeenFile): string {
  const file = fileOf(missing)
  if (screenOf(scene) === 'ipxe')
    return `http://…${file}... No such file or directory (http://ipxe.org/2d0c613b)`
  return missing.kind === 'tftp.missing' ? 'error: File not found.' : `error: file \`${file}' not found.`
}

function fileOf(event: SeenFile): string {
  return 'file' in event ? event.file : event.path
}
