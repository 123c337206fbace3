import type { StageId } from './timeline.ts'

/** Every reason for a failed boot that Slipway can distinguish. Stable: scripts and translations rely on them. */
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

/** `certain`: packets prove it. `most-likely`: nothing else causes this often. `possible`: one reason of several. */
export type Confidence = 'certain' | 'most-likely' | 'possible'

/** A remedy, as data that a page can make a button of. */
export type Remedy =
  /** Assign addresses with Slipway. */
  | { readonly kind: 'serve-as-server' }
  /** Leave address assignment to the other server. */
  | { readonly kind: 'serve-as-proxy' }
  /** The configuration lines that make another DHCP server name Slipway's boot file. */
  | { readonly kind: 'router-lines'; readonly bootFile: string }
  | { readonly kind: 'open-port'; readonly protocol: 'udp' | 'tcp'; readonly port: number }
  /** Use another boot program for this machine. */
  | { readonly kind: 'pin-loader'; readonly loader: string }
  /** Remove the boot file or loader that the user set for this machine. */
  | { readonly kind: 'let-slipway-choose' }
  | { readonly kind: 'fetch-boot-files' }
  | { readonly kind: 'turn-secure-boot-off' }
  /** Use Secure Boot loaders for this machine. */
  | { readonly kind: 'secure-boot-on' }
  /** Raise the MTU: every switch, bridge and tunnel on the way has to carry packets of 1500 bytes. */
  | { readonly kind: 'raise-mtu' }
  | { readonly kind: 'check-cable' }
  | { readonly kind: 'find-image'; readonly imageId: string }
  /** Null if the required amount is unknown. */
  | { readonly kind: 'add-memory'; readonly megabytes: number | null }
  | { readonly kind: 'look-at-screen' }
  | { readonly kind: 'show-leases' }
  /** Boot from the machine's own disk next time. */
  | { readonly kind: 'own-disk' }

/** Why a boot stopped, or is about to stop. Derived from events, and withdrawn if the boot continues after all. */
export interface Finding {
  readonly code: FindingCode
  readonly confidence: Confidence
  /** The stage that it explains. */
  readonly stage: StageId
  /** Parameters of the message, and what the conclusion rests on: file, address, count, seconds, … */
  readonly facts: Readonly<Record<string, string | number>>
  /** Numbers of the events that prove it (`BootEvent.seq`), oldest first. */
  readonly evidence: readonly number[]
  /** The message that the machine's screen probably shows, word for word; empty if unknown. */
  readonly screen: readonly string[]
  /** The most likely remedy first. */
  readonly remedies: readonly Remedy[]
}
