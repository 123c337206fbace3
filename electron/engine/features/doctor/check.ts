import type { DoctorCheck, DoctorFinding, SkipReason, DoctorFix } from '#contract/doctor.ts'
import type { NetworkCard, ServingState } from '#contract/network.ts'
import type { HostChange } from '#contract/host-change.ts'

/** The inputs of every check. */
export interface CheckContext {
  /** Null if this computer has none. */
  readonly card: NetworkCard | null
  readonly cards: readonly NetworkCard[]
  readonly httpPort: number
  /** Send nothing, and take less than a second. */
  readonly isQuick: boolean
  /** Findings of the checks before this one. */
  readonly earlier: readonly DoctorFinding[]
}

export interface CheckOutcome {
  readonly findings?: readonly Omit<DoctorFinding, 'check'>[]
  readonly skipped?: SkipReason
  readonly facts?: Readonly<Record<string, string | number>>
}

/** One check of Doctor. A fault of the computer is a finding; a check throws only if Slipway itself has a bug. */
export interface Check {
  readonly id: DoctorCheck
  run(context: CheckContext): Promise<CheckOutcome>
}

/** The part of serving that checks use. */
export interface ServingControl {
  state(): ServingState
  /** Runs `act` while serving is idle; a start of serving aborts it. Rejects with `already-serving` or `cancelled`. */
  runWhenIdle<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/** A card with an address. */
export interface UsableCard extends NetworkCard {
  readonly address: NonNullable<NetworkCard['address']>
  readonly prefixLength: number
}

export function usable(card: NetworkCard | null): UsableCard | null {
  return card?.address && card.prefixLength !== null ? (card as UsableCard) : null
}

export const isServedOn = (state: ServingState, card: NetworkCard): boolean =>
  state.state === 'serving' && state.nic === card.name

/** Turns a change of this computer into a fix: with the commands it would run, and whether Slipway can run them. */
export type OfferChange = (change: HostChange) => DoctorFix
