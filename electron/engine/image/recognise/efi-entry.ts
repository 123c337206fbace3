import type { ConfiguredProgram } from '../bootconfig/configured-entry.ts'
import type { EfiProgram, EfiPrograms } from './efi-programs.ts'
import type { RecognisedEntry } from './recognition.ts'

/** An EFI program as an entry. What it looks for on its disc nobody knows, so it is a try. */
export function efiEntry(program: EfiProgram, title: string, words = ''): RecognisedEntry {
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

/** The programs of a configuration that are there. */
export async function efiEntries(
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
