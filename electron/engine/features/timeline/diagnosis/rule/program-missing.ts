import type { DiagnosisRule } from '../rule.ts'
import { absolutePath } from '../../load-meter.ts'
import { after, all } from '../scene.ts'
import { screenOf } from '../firmware.ts'
import { lastTold } from '../told-file.ts'

const SCREEN = {
  bios: ['PXE-T01: File not found', 'PXE-E3B: TFTP Error - File Not found'],
  uefi: ['PXE-E23: Client received TFTP error from server.'],
  ipxe: ['No such file or directory (https://ipxe.org/2d0c618e)'],
} as const

/** It asked for the very file that it was told to load, and we do not have it. */
export const programMissing: DiagnosisRule = (scene, settings) => {
  const told = lastTold(scene)
  if (!told) return null
  const wanted = absolutePath(told.file.replace(/^https?:\/\/[^/]*/i, ''))
  const missing = all(scene, 'tftp.missing', 'http.missing').filter(
    event => absolutePath(event.kind === 'tftp.missing' ? event.file : event.path) === wanted,
  )
  const newest = missing.at(-1)
  if (!newest || after(scene, newest).some(event => /^(tftp|http)\.(started|finished)$/.test(event.kind)))
    return null
  const machine = settings.machine(scene.boot.mac)
  const isOwn = machine !== null && (machine.filename !== null || machine.loader !== null)
  return {
    code: 'program-missing',
    confidence: 'certain',
    stage: 'program',
    facts: { file: told.file, count: missing.length },
    evidence: missing.map(event => event.seq),
    screen: SCREEN[screenOf(scene)],
    remedies: isOwn
      ? [{ kind: 'let-slipway-choose' }, { kind: 'fetch-boot-files' }]
      : [{ kind: 'fetch-boot-files' }],
  }
}
