import type { ClientArch } from '#contract/client-arch.ts'

/** What is known about the boot programs of one machine. */
export interface Trial {
  /** Loaded whole, and never heard of again. */
  readonly failed: readonly string[]
  /** The one that brought the menu last time. */
  readonly works: string | null
  /** How often in a row the one that works did not. */
  readonly misses: number
  /** Loaded whole just now; what becomes of it is not known yet, or was given up. */
  readonly pending: { readonly program: string; readonly isGivenUp: boolean } | null
}

export const NO_TRIAL: Trial = { failed: [], works: null, misses: 0, pending: null }

/** What a machine does that says something about its boot program. */
export type TrialSign =
  | { readonly kind: 'loaded'; readonly program: string }
  /** Its boot program runs: iPXE asks for an address, a loader for its files or its menu. */
  | { readonly kind: 'alive' }
  /** Its firmware asks to boot. */
  | { readonly kind: 'asked' }
  /** Nothing was heard of it for a long time. */
  | { readonly kind: 'silent' }

interface TrialStep {
  readonly trial: Trial
  readonly news:
    | { readonly kind: 'failed'; readonly program: string; readonly reason: 'came-back' | 'silent' }
    /** Only where something had failed before it. */
    | { readonly kind: 'works'; readonly program: string }
    | null
}

/** One that has worked may be switched off half-way by hand; twice in a row is no accident. */
const MISSES_ALLOWED = 1

/** The next state of a trial. Pure: signs in, state and news out. */
export function stepTrial(trial: Trial, sign: TrialSign): TrialStep {
  const { pending } = trial
  switch (sign.kind) {
    case 'loaded':
      return { trial: { ...trial, pending: { program: sign.program, isGivenUp: false } }, news: null }
    case 'alive': {
      if (!pending) return { trial, news: null }
      const { program } = pending
      const isNews = trial.failed.length > 0 && trial.works !== program
      return {
        trial: { failed: [], works: program, misses: 0, pending: null },
        news: isNews ? { kind: 'works', program } : null,
      }
    }
    case 'asked':
      if (pending && !pending.isGivenUp)
        return fail({ ...trial, pending: null }, pending.program, 'came-back')
      return { trial: { ...trial, pending: null }, news: null }
    case 'silent':
      if (!pending || pending.isGivenUp) return { trial, news: null }
      // It may still turn out to have been slow.
      return fail({ ...trial, pending: { ...pending, isGivenUp: true } }, pending.program, 'silent')
  }
}

function fail(trial: Trial, program: string, reason: 'came-back' | 'silent'): TrialStep {
  if (trial.works === program && trial.misses < MISSES_ALLOWED)
    return { trial: { ...trial, misses: trial.misses + 1 }, news: null }
  const works = trial.works === program ? null : trial.works
  // All have failed and it is the turn of the first one again: a new round.
  const before = trial.failed.includes(program) ? [] : trial.failed
  return {
    trial: { ...trial, works, misses: 0, failed: [...before, program] },
    news: { kind: 'failed', program, reason },
  }
}

/** The rung of a machine: the program that works, or else the first that has not failed, or else the first again. */
export function chooseRung(
  candidates: readonly string[],
  trial: Pick<Trial, 'failed' | 'works'>,
): string | null {
  if (trial.works !== null && candidates.includes(trial.works)) return trial.works
  return candidates.find(program => !trial.failed.includes(program)) ?? candidates[0] ?? null
}

/** The programs that can be a machine's first stage, best first, with the reason. */
interface Loader {
  readonly programs: readonly string[]
  readonly reason: string
}

const NATIVE_UEFI: Loader = {
  programs: ['snponly.efi', 'ipxe.efi', 'shimx64.efi', 'grubx64.efi'],
  reason:
    'snponly uses the firmware driver of the card it came from; the drivers built into ipxe.efi hang or fault on some hypervisors; with Secure Boot on only the signed shim and GRUB start',
}
const HTTP_UEFI: Loader = {
  programs: ['ipxe.efi', 'snponly.efi'],
  reason:
    'HTTP boot hands the program over on a handle of its own, where snponly of 2019 does not always find its card',
}

const LOADERS: Readonly<Record<ClientArch, Loader | null>> = {
  'x86-bios': {
    programs: ['undionly.kpxe', 'ipxe.pxe', 'pxelinux.0', 'lpxelinux.0'],
    reason:
      'undionly is small enough for the 640 KiB of base memory and uses the ROM that just worked; PXELINUX brings less that can fail',
  },
  'x86-uefi': {
    programs: ['i386/snponly.efi', 'snponly-i386.efi', 'i386/ipxe.efi', 'ipxe-i386.efi', 'grubia32.efi'],
    reason: 'a 32-bit firmware starts 32-bit programs only',
  },
  'x64-uefi': NATIVE_UEFI,
  'arm32-uefi': {
    programs: ['arm32/snponly.efi', 'snponly-arm32.efi', 'ipxe-arm32.efi'],
    reason: 'built for 32-bit ARM',
  },
  'arm64-uefi': {
    programs: [
      'arm64/snponly.efi',
      'snponly-arm64.efi',
      'arm64/ipxe.efi',
      'ipxe-arm64.efi',
      'shimaa64.efi',
      'grubaa64.efi',
    ],
    reason: 'built for 64-bit ARM; the firmware knows its card best',
  },
  'x86-uefi-http': {
    programs: ['i386/ipxe.efi', 'ipxe-i386.efi'],
    reason: 'a 32-bit firmware starts 32-bit programs only',
  },
  'x64-uefi-http': HTTP_UEFI,
  'arm64-uefi-http': {
    programs: ['arm64/ipxe.efi', 'ipxe-arm64.efi', 'arm64/snponly.efi', 'snponly-arm64.efi'],
    reason: 'built for 64-bit ARM',
  },
  'riscv64-uefi': {
    programs: ['riscv64/snponly.efi', 'snponly-riscv64.efi', 'ipxe-riscv64.efi'],
    reason: 'built for 64-bit RISC-V',
  },
  unknown: null,
}

/** The programs for this architecture that are on this computer, best first. */
export function loadersOf(arch: ClientArch, hasProgram: (name: string) => boolean): readonly string[] {
  return LOADERS[arch]?.programs.filter(hasProgram) ?? []
}

/** The best of them that has not failed on this machine; null if there is none. */
export function chooseLoader(
  arch: ClientArch,
  hasProgram: (name: string) => boolean,
  trial: Pick<Trial, 'failed' | 'works'> = NO_TRIAL,
): string | null {
  return chooseRung(loadersOf(arch, hasProgram), trial)
}

const FIRST_STAGES: ReadonlySet<string> = new Set(
  Object.values(LOADERS).flatMap(loader => loader?.programs ?? []),
)

/** True for a program that some firmware loads first. */
export function isFirstStage(program: string): boolean {
  return FIRST_STAGES.has(program)
}

/** True for builds of iPXE. iPXE must never get one of them, because it would load itself forever. */
export function isIpxeProgram(file: string): boolean {
  const name = file.split('/').at(-1)?.toLowerCase() ?? ''
  return /^(undionly|snponly|ipxe)\b.*\.(k?k?pxe|efi|lkrn)$/.test(name)
}
