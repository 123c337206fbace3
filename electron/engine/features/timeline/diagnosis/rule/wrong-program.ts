import type { ClientArch } from '#contract/machine.ts'
import type { DiagnosisRule } from '../rule.ts'
import { after, isSignOfLoader } from '../scene.ts'
import { isUefi } from '../firmware.ts'
import { lastTold, programName } from '../told-file.ts'

/** The user's own boot file is of another kind than the machine's firmware: it loads whole and cannot start. */
export const wrongProgram: DiagnosisRule = (scene, settings) => {
  const told = lastTold(scene)
  if (!told || told.isIpxe || !isForOthers(told.file, scene.boot.arch)) return null
  if (after(scene, told.event).some(event => isSignOfLoader(event))) return null
  const machine = settings.machine(scene.boot.mac)
  const isOwn = machine?.filename !== null || machine.loader !== null
  return {
    code: 'wrong-program',
    confidence: 'certain',
    stage: 'told',
    facts: { file: told.file, arch: scene.boot.arch, firmware: isUefi(scene.boot.arch) ? 'UEFI' : 'BIOS' },
    evidence: [told.event.seq],
    screen: isUefi(scene.boot.arch) ? ['BdsDxe: failed to load Boot0001 "UEFI PXEv4": Unsupported'] : [],
    remedies: isOwn ? [{ kind: 'let-slipway-choose' }] : [],
  }
}

function isForOthers(file: string, arch: ClientArch): boolean {
  const name = programName(file)
  if (arch === 'x86-bios') return name.endsWith('.efi')
  return isUefi(arch) && /\.(k?k?pxe|0|com|bin|lkrn)$/.test(name)
}
