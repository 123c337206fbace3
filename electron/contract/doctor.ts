import type { HostChange, HostCommand } from './host-change.ts'

/** Doctor's checks, in the order of the report. */
export const DOCTOR_CHECKS = [
  'card',
  'ports',
  'firewall',
  'dhcp-servers',
  'boot-programs',
  'tftp',
  'http',
  'disk',
  'clock',
  'test-machines',
] as const
export type DoctorCheck = (typeof DOCTOR_CHECKS)[number]

/**
 * `blocking`: no machine can boot; `warning`: some machines may fail, or boot slowly; `note`: serving does not depend
 * on it.
 */
export type DoctorSeverity = 'blocking' | 'warning' | 'note'

export type DoctorCode =
  | 'no-card'
  | 'card-without-address'
  | 'card-link-local'
  | 'card-without-link'
  | 'card-wifi'
  | 'card-in-bridge'
  | 'bridge-waits'
  | 'ports-closed'
  | 'port-taken'
  | 'firewall-drops'
  | 'firewall-unread'
  | 'other-dhcp-server'
  | 'tftp-fails'
  | 'http-fails'
  | 'boot-programs-missing'
  | 'boot-program-changed'
  | 'disk-full'
  | 'clock-wrong'
  | 'test-machines-incomplete'

/** Possible fixes. The most likely one comes first. */
export type DoctorFix =
  /**
   * Slipway can run it once the user has seen the commands and agreed. If `canRun` is false, the user has to run them.
   */
  | {
      readonly kind: 'host-change'
      readonly change: HostChange
      readonly commands: readonly HostCommand[]
      readonly canRun: boolean
    }
  | { readonly kind: 'fetch-boot-files' }
  /** Serve in this mode. */
  | { readonly kind: 'serve-as'; readonly mode: 'proxy' | 'off' }
  | { readonly kind: 'other-card'; readonly card: string | null }
  | { readonly kind: 'other-http-port'; readonly port: number }
  /** A command that only the user can judge: shown, never run. */
  | { readonly kind: 'show-command'; readonly command: HostCommand }

export interface DoctorFinding {
  readonly code: DoctorCode
  readonly check: DoctorCheck
  readonly severity: DoctorSeverity
  /** Parameters of the message, and what the conclusion rests on: port, program, rule, … */
  readonly facts: Readonly<Record<string, string | number>>
  readonly fixes: readonly DoctorFix[]
}

export type SkipReason =
  /** There is no usable card to check. */
  | 'no-usable-card'
  /** The quick check leaves out whatever takes seconds or sends packets. */
  | 'quick'
  /** Only administrators may read this. */
  | 'not-allowed'
  /** Not implemented for this system. */
  | 'not-here'
  /** Another check has found why this one cannot run. */
  | 'other-finding'
  /** Serving started or stopped during the check. */
  | 'serving-changed'

/** The result of one check. */
export interface DoctorCheckResult {
  readonly check: DoctorCheck
  readonly state: 'fine' | 'found' | 'skipped'
  readonly skipped?: SkipReason
  /** What was checked. */
  readonly facts: Readonly<Record<string, string | number>>
  readonly findings: readonly DoctorFinding[]
}

export interface DoctorReport {
  /** Null if this computer has no card. */
  readonly nic: string | null
  readonly isQuick: boolean
  readonly atMs: number
  readonly tookMs: number
  readonly checks: readonly DoctorCheckResult[]
}

/** Requests: name -> input, output. */
export interface DoctorMethods {
  /**
   * Checks this computer and one card: `nic`, or else the card that is served, or else the most likely one. `quick`
   * sends nothing and takes less than a second. Rejects with `card-not-found`.
   */
  'doctor.run': {
    input: { nic?: string | undefined; httpPort?: number | undefined; quick?: boolean | undefined }
    output: DoctorReport
  }
}

const RANK: Readonly<Record<DoctorSeverity, number>> = { blocking: 0, warning: 1, note: 2 }

/** All findings of a report, the worst first. */
export function findingsOf(report: DoctorReport): readonly DoctorFinding[] {
  return report.checks
    .flatMap(({ findings }) => findings)
    .sort((one, other) => RANK[one.severity] - RANK[other.severity])
}
