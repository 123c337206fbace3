import { remark } from '#words/remark.ts'
import type { ConfiguredProgram } from '../bootconfig/configured-entry.ts'
import { archOfLoaders, parseArch, parseDiskInfo } from './disc-facts.ts'
import type { EfiProgram, EfiPrograms } from './efi-programs.ts'
import { withoutDuplicates, EDIT_ARGUMENTS } from './entries.ts'
import type { Recogniser, RecognisedEntry, Disc, Recognition } from './recognition.ts'

/** Any disc with a readable boot configuration: its own entries, unchanged. */
export const recogniseGeneric: Recogniser = async disc => {
  const programs = await efiEntries(disc.efiPrograms, disc.configuredPrograms)
  if (disc.entries.length === 0 && programs.length === 0) return null
  const info = parseDiskInfo(await disc.readText('/.disk/info'))
  const sources = [...new Set([...disc.entries, ...disc.configuredPrograms].map(entry => entry.source))]
  return {
    family: 'unknown',
    product: info?.product ?? null,
    version: info?.version ?? null,
    arch: info?.arch ?? parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    netboot: 'partial',
    reason: remark(disc.entries.length === 0 ? 'efi-program' : 'generic-own-arguments'),
    evidence: [
      ...(info ? [remark('disk-info', { text: info.line })] : []),
      remark('configuration-read', { path: sources.join(', ') }),
    ],
    entries: withoutDuplicates([
      ...disc.entries.map(({ title, kernel, initrd, arguments: own }) => ({
        title,
        kernel,
        initrd,
        arguments: own,
        experimental: true,
      })),
      ...programs,
    ]),
  }
}

/** UEFI 2.10 §3.5.1.1: what firmware starts from a medium without a boot entry. */
const REMOVABLE_MEDIA_PROGRAMS = ['BOOTX64', 'BOOTAA64', 'BOOTIA32', 'BOOTRISCV64', 'BOOTARM']

/** A disc with only a known EFI program: shells, memory tests, rescue tools. Only the program is sent. */
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

/** An EFI program as an entry. It is unknown what the program looks for on its disc, so the entry is experimental. */
function efiEntry(program: EfiProgram, title: string, words = ''): RecognisedEntry {
  return {
    title,
    kernel: program.kernel,
    initrd: [],
    arguments: words,
    experimental: true,
    firmware: 'uefi',
    ...(program.arch === null ? {} : { architectures: [program.arch] }),
    start: { kind: 'efi' },
  }
}

/** The programs of a configuration that exist. */
async function efiEntries(
  programs: EfiPrograms,
  configured: readonly ConfiguredProgram[],
): Promise<RecognisedEntry[]> {
  const entries: RecognisedEntry[] = []
  for (const { kernel, title, arguments: words } of configured) {
    const program = await programs.find(kernel)
    if (program) entries.push(efiEntry(program, title, words))
  }
  return entries
}

/** Microsoft's labels since Windows 8.1: `CCCOMA_X64FRE_EN-US_DV9`, `SSS_X64FREE_EN-US_DV9`. */
const WINDOWS_LABEL = /_(X64|X86|A64)(FRE|CHK)|^(CCCOMA|CCSA|CPBA|CENA|ESD-ISO|SSS)_/i
/** The ISO 9660 half of a UDF disc contains only a note that says so. */
const MAX_NOTES = 2

/** Windows and other discs whose UDF file system should hold the files, but is empty or broken. */
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

/** The last resort: a disc that can be served but not started. */
export async function unknownDisc(disc: Disc): Promise<Recognition> {
  return {
    family: 'unknown',
    product: null,
    version: null,
    arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    netboot: 'no',
    reason: remark('nothing-to-start'),
    evidence: [],
    entries: [],
  }
}
