import type { HostChange, HostCommand } from './host-change.ts'

/** What Doctor looks at, in the order in which it says so. */
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

/** `blocking`: no machine boots so; `warning`: some may not, or not well; `note`: nothing that serving needs. */
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

/** What helps. The most likely one comes first. */
export type DoctorFix =
  /** Slipway can do it, after it has shown the commands and was told to. Where `canRun` is false, they are for the user's hands. */
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
  /** Something that only its user can judge: shown, never run. */
  | { readonly kind: 'show-command'; readonly command: HostCommand }

export interface DoctorFinding {
  readonly code: DoctorCode
  readonly check: DoctorCheck
  readonly severity: DoctorSeverity
  /** What the words need, and what the conclusion rests on: port, program, rule, … */
  readonly facts: Readonly<Record<string, string | number>>
  readonly fixes: readonly DoctorFix[]
}

export type SkipReason =
  /** Without a usable card there is nothing to look at. */
  | 'no-usable-card'
  /** Takes seconds or sends packets: not part of a quick look. */
  | 'quick'
  /** The system tells only administrators. */
  | 'not-allowed'
  /** Not known how on this system. */
  | 'not-here'
  /** Another check has found why this one cannot be made. */
  | 'other-finding'
  /** Serving began or ended meanwhile. */
  | 'serving-changed'

/** What became of one check. */
export interface DoctorCheckResult {
  readonly check: DoctorCheck
  readonly state: 'fine' | 'found' | 'skipped'
  readonly skipped?: SkipReason
  /** What was looked at. */
  readonly facts: Readonly<Record<string, string | number>>
  readonly findings: readonly DoctorFinding[]
}

export interface DoctorReport {
  /** Null where this computer has no card. */
  readonly nic: string | null
  readonly isQuick: boolean
  readonly atMs: number
  readonly tookMs: number
  readonly checks: readonly DoctorCheckResult[]
}

/** Requests: name -> input, output. */
export interface DoctorMethods {
  /**
   * Looks at this computer and one card; without `nic` at the one that is served, or the likeliest. `quick` sends nothing
   * and takes no second. Rejects with `card-not-found`.
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
