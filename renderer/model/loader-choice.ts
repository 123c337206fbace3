import type { ClientArch } from '#contract/client-arch.ts'

/** The boot programs that a machine's firmware can start, by the ends of their names. */
export function loadersFor(arch: ClientArch, names: readonly string[]): string[] {
  const isBios = /\.(kpxe|kkpxe|pxe|0)$/
  const isUefi = /\.efi$/
  // A memory test is started from the menu; no machine is pinned to it.
  const programs = names.filter(name => !name.startsWith('memtest'))
  if (arch === 'x86-bios') return programs.filter(name => isBios.test(name))
  if (arch === 'unknown') return programs.filter(name => isBios.test(name) || isUefi.test(name))
  return programs.filter(name => isUefi.test(name))
}
