import type { ImageArch } from './image.ts'

/** Facts about a client architecture that are the same for all its machines and in every language. */
export interface ClientArchitecture {
  readonly id: string
  /** Its numbers in option 93 and in option 60's `Arch:`: IANA "Processor Architecture Types", RFC 4578 §2.1. */
  readonly ianaCodes: readonly number[]
  /**
   * Width of the programs that its firmware starts; null if unknown, and for a BIOS, which starts them in 16-bit mode.
   */
  readonly bits: 32 | 64 | null
  /** UEFI HTTP Boot: it takes a URL, and nothing over TFTP. */
  readonly isHttp: boolean
  /**
   * The suffix in names of EFI programs: `BOOTX64.EFI`, `shimx64.efi`, `grubaa64.efi` (UEFI specification §3.5.1.1).
   * Null for a BIOS and for unknown firmware.
   */
  readonly efiSuffix: EfiSuffix | null
  /** The systems that its processor runs; 32-bit systems run on 64-bit PCs. Null if unknown. */
  readonly runs: readonly ImageArch[] | null
}

export type EfiSuffix = 'ia32' | 'x64' | 'arm' | 'aa64' | 'riscv64'

const PC: readonly ImageArch[] = ['amd64', 'i386']

/**
 * Every client architecture that Slipway distinguishes. Their names are in the catalogues (`machines.arch.ID`).
 *
 * 9 is EBC in the registry, but the text of RFC 4578 had 7 and 9 exchanged, and firmware and hypervisors written after
 * it send 9 for x64; no EBC machine is known.
 */
export const CLIENT_ARCHITECTURES = [
  { id: 'x86-bios', ianaCodes: [0], bits: null, isHttp: false, efiSuffix: null, runs: PC },
  { id: 'x86-uefi', ianaCodes: [6], bits: 32, isHttp: false, efiSuffix: 'ia32', runs: PC },
  { id: 'x64-uefi', ianaCodes: [7, 9], bits: 64, isHttp: false, efiSuffix: 'x64', runs: PC },
  { id: 'arm32-uefi', ianaCodes: [10], bits: 32, isHttp: false, efiSuffix: 'arm', runs: ['armhf'] },
  { id: 'arm64-uefi', ianaCodes: [11], bits: 64, isHttp: false, efiSuffix: 'aa64', runs: ['arm64'] },
  { id: 'riscv64-uefi', ianaCodes: [27], bits: 64, isHttp: false, efiSuffix: 'riscv64', runs: ['riscv64'] },
  { id: 'x86-uefi-http', ianaCodes: [15], bits: 32, isHttp: true, efiSuffix: 'ia32', runs: PC },
  { id: 'x64-uefi-http', ianaCodes: [16], bits: 64, isHttp: true, efiSuffix: 'x64', runs: PC },
  { id: 'arm64-uefi-http', ianaCodes: [19], bits: 64, isHttp: true, efiSuffix: 'aa64', runs: ['arm64'] },
  { id: 'unknown', ianaCodes: [], bits: null, isHttp: false, efiSuffix: null, runs: null },
] as const satisfies readonly ClientArchitecture[]

/** Client system architecture of a machine. */
export type ClientArch = (typeof CLIENT_ARCHITECTURES)[number]['id']

export const CLIENT_ARCH_IDS: readonly ClientArch[] = CLIENT_ARCHITECTURES.map(({ id }) => id)

const BY_ID: ReadonlyMap<string, ClientArchitecture & { readonly id: ClientArch }> = new Map(
  CLIENT_ARCHITECTURES.map(one => [one.id, one]),
)
const BY_CODE: ReadonlyMap<number, ClientArch> = new Map(
  CLIENT_ARCHITECTURES.flatMap(({ id, ianaCodes }) => ianaCodes.map(code => [code, id] as const)),
)

/** The facts about an architecture. */
export function clientArchitecture(arch: ClientArch): ClientArchitecture {
  return BY_ID.get(arch)!
}

/** The architecture with this number in option 93; undefined for an unknown number. */
export function archOfCode(code: number): ClientArch | undefined {
  return BY_CODE.get(code)
}

/** False for a BIOS, and for a machine that has not shown what it is. */
export function isUefi(arch: ClientArch): boolean {
  return clientArchitecture(arch).efiSuffix !== null
}

/** The HTTP Boot or the PXE variant of an architecture; the architecture itself if it has no other variant. */
export function withHttpBoot(arch: ClientArch, isHttp: boolean): ClientArch {
  const { efiSuffix } = clientArchitecture(arch)
  const same = CLIENT_ARCHITECTURES.find(one => one.efiSuffix === efiSuffix && one.isHttp === isHttp)
  return efiSuffix === null ? arch : (same?.id ?? arch)
}

/**
 * An architecture as an older or newer version stored it. 0.1 stored `ebc` for x64 firmware that sends 9; values of a
 * newer version read as unknown.
 */
export function readStoredArch(stored: string): ClientArch {
  if (stored === 'ebc') return 'x64-uefi'
  return BY_ID.get(stored)?.id ?? 'unknown'
}
