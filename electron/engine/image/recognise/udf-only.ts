import type { Recogniser } from './recognition.ts'

/** Microsoft's labels since Windows 8.1: `CCCOMA_X64FRE_EN-US_DV9`, `SSS_X64FREE_EN-US_DV9`. */
const WINDOWS_LABEL = /_(X64|X86|A64)(FRE|CHK)|^(CCCOMA|CCSA|CPBA|CENA|ESD-ISO|SSS)_/i
/** The ISO 9660 half of a UDF disc holds a note that says so, and nothing else. */
const MAX_NOTES = 2

/** Windows and other discs whose files should be in a UDF file system that holds none, or is broken. */
export const recogniseUdfOnly: Recogniser = async disc => {
  if (!disc.hasUdf || disc.fileSystem === 'udf') return null
  const root = (await disc.tree.list('/')) ?? []
  if (root.length > MAX_NOTES || root.some(entry => entry.kind === 'directory')) return null
  const isWindows = WINDOWS_LABEL.test(disc.volumeId)
  return {
    family: isWindows ? 'windows' : 'unknown',
    product: null,
    version: null,
    arch: null,
    netboot: 'no',
    reason: isWindows
      ? 'This is a Windows disc, but the UDF file system that should hold its files is empty or broken.'
      : 'The UDF file system that should hold the files of this disc is empty or broken.',
    evidence: ['the disc has a UDF file system and an ISO 9660 one without content'],
    entries: [],
  }
}
