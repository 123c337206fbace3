import { remark } from '#contract/image-remark.ts'
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
    reason: remark(isWindows ? 'udf-broken-windows' : 'udf-broken'),
    evidence: [remark('udf-without-content')],
    entries: [],
  }
}
