import { remark } from '#contract/image-remark.ts'
import { efiEntry } from './efi-entry.ts'
import type { RecognisedEntry, Recogniser } from './recognition.ts'
import { EDIT_ARGUMENTS } from './way-out.ts'

/** UEFI 2.10 §3.5.1.1: what firmware starts from a medium that is in no list of its own. */
const REMOVABLE_MEDIA_PROGRAMS = ['BOOTX64', 'BOOTAA64', 'BOOTIA32', 'BOOTRISCV64', 'BOOTARM']

/** A disc of which only its EFI program is understood: shells, memory tests, rescue tools. The program alone is sent. */
export const recogniseEfiProgram: Recogniser = async disc => {
  const entries: RecognisedEntry[] = []
  for (const name of REMOVABLE_MEDIA_PROGRAMS) {
    const program = await disc.efiPrograms.find(`/EFI/BOOT/${name}.EFI`)
    if (program) entries.push(efiEntry(program, disc.volumeId || 'EFI program'))
  }
  const [first] = entries
  if (!first) return null
  return {
    family: 'unknown',
    product: null,
    version: null,
    arch: first.architectures?.[0] ?? null,
    netboot: 'partial',
    reason: remark('efi-program'),
    wayOut: EDIT_ARGUMENTS,
    evidence: entries.map(({ kernel: path }) => remark('efi-program-found', { path })),
    entries,
  }
}
