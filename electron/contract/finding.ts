import type { StageId } from './timeline.ts'

/** Every reason for which a boot stops that Slipway can tell apart. Stable: scripts and translations rely on them. */
export const FINDING_CODES = [
  'no-address',
  'other-offer-taken',
  'offer-not-taken',
  'proxy-not-heard',
  'wrong-program',
  'program-missing',
  'program-not-asked',
  'blocks-lost',
  'program-stalled',
  'second-stage-missing',
  'loader-without-menu',
  'secure-boot',
  'program-not-started',
  'script-not-asked',
  'kernel-refused',
  'kernel-missing',
  'memory-low',
  'kernel-stalled',
  'kernel-silent',
  'answers-not-asked',
  'installer-quiet',
  'starts-again',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** `certain`: packets say so. `most-likely`: nothing else does it often. `possible`: one reason of several. */
export type Confidence = 'certain' | 'most-likely' | 'possible'

/** What would help, as something a page can make a button of. */
export type Remedy =
  /** Hand out addresses ourselves. */
  | { readonly kind: 'serve-as-server' }
  /** Leave addresses to the other server. */
  | { readonly kind: 'serve-as-proxy' }
  /** The lines by which another DHCP server names our boot file. */
  | { readonly kind: 'router-lines'; readonly bootFile: string }
  | { readonly kind: 'open-port'; readonly protocol: 'udp' | 'tcp'; readonly port: number }
  /** Give this machine another boot program. */
  | { readonly kind: 'pin-loader'; readonly loader: string }
  /** Take away the boot file or loader that the user set for this machine. */
  | { readonly kind: 'let-slipway-choose' }
  | { readonly kind: 'fetch-boot-files' }
  | { readonly kind: 'turn-secure-boot-off' }
  /** Give this machine signed programs only. */
  | { readonly kind: 'secure-boot-on' }
  /** Every switch, bridge and tunnel on the way has to carry packets of 1500 bytes. */
  | { readonly kind: 'raise-mtu' }
  | { readonly kind: 'check-cable' }
  | { readonly kind: 'find-image'; readonly imageId: string }
  /** Null where no one knows how much. */
  | { readonly kind: 'add-memory'; readonly megabytes: number | null }
  | { readonly kind: 'look-at-screen' }
  | { readonly kind: 'show-leases' }
  /** Start from its own disk next time. */
  | { readonly kind: 'own-disk' }
export type RemedyKind = Remedy['kind']

/** Why a boot stopped, or is about to: drawn from events, and taken back when the machine goes on after all. */
export interface Finding {
  readonly code: FindingCode
  readonly confidence: Confidence
  /** Where on the rail it belongs. */
  readonly stage: StageId
  /** What the words need, and what the conclusion rests on: file, address, count, seconds, … */
  readonly facts: Readonly<Record<string, string | number>>
  /** The numbers of the events that say so (`BootEvent.seq`), oldest first. */
  readonly evidence: readonly number[]
  /** What the machine's own screen probably shows, word for word; empty where that is not known. */
  readonly screen: readonly string[]
  /** What is most likely to help first. */
  readonly remedies: readonly Remedy[]
}
