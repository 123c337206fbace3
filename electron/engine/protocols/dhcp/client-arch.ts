import type { ClientArch } from '#contract/machine.ts'

/**
 * IANA "Processor Architecture Types". 9 is EBC there, but the text of RFC 4578 had 7 and 9 exchanged, and firmware
 * and hypervisors written after it send 9 for x64; no EBC machine is known.
 */
const CLIENT_ARCH: ReadonlyMap<number, ClientArch> = new Map([
  [0, 'x86-bios'],
  [6, 'x86-uefi'],
  [7, 'x64-uefi'],
  [9, 'x64-uefi'],
  [10, 'arm32-uefi'],
  [11, 'arm64-uefi'],
  [15, 'x86-uefi-http'],
  [16, 'x64-uefi-http'],
  [19, 'arm64-uefi-http'],
  [27, 'riscv64-uefi'],
])

/** The architecture that a client names, and whether it named any. */
export interface StatedArch {
  readonly arch: ClientArch
  readonly isStated: boolean
}

/** Option 93 first, of several values the first we know; then `Arch:NNNNN` (decimal) inside option 60. */
export function readClientArch(codes: readonly number[], vendorClass: string | null): StatedArch {
  const inClass = /Arch:(\d{5})/.exec(vendorClass ?? '')?.[1]
  const stated = inClass === undefined ? codes : [...codes, Number(inClass)]
  const known = stated.map(code => CLIENT_ARCH.get(code)).find(arch => arch !== undefined)
  return { arch: known ?? 'unknown', isStated: stated.length > 0 }
}
