import type { DoctorCheck, DoctorFinding, SkipReason, DoctorFix } from '#contract/doctor.ts'
import type { NetworkCard, ServingState } from '#contract/network.ts'
import type { HostChange } from '#contract/host-change.ts'

/** What every check may look at. */
export interface CheckContext {
  /** Null where this computer has none. */
  readonly card: NetworkCard | null
  readonly cards: readonly NetworkCard[]
  readonly httpPort: number
  /** Sends nothing, and takes no second. */
  readonly isQuick: boolean
  /** What the checks before this one found. */
  readonly earlier: readonly DoctorFinding[]
}

export interface CheckOutcome {
  readonly findings?: readonly Omit<DoctorFinding, 'check'>[]
  readonly skipped?: SkipReason
  readonly facts?: Readonly<Record<string, string | number>>
}

/** One thing that Doctor looks at. A check that throws is a fault of ours; what it finds is its value. */
export interface Check {
  readonly id: DoctorCheck
  run(context: CheckContext): Promise<CheckOutcome>
}

/** Serving, as far as a check cares. */
export interface ServingControl {
  state(): ServingState
  /** Acts while nothing is started, stopped or served; a start breaks it off. Rejects with `already-serving` or `cancelled`. */
  runWhenIdle<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/** A card that has an address. */
export interface UsableCard extends NetworkCard {
  readonly address: NonNullable<NetworkCard['address']>
  readonly prefixLength: number
}

export function usable(card: NetworkCard | null): UsableCard | null {
  return card?.address && card.prefixLength !== null ? (card as UsableCard) : null
}

export const isServedOn = (state: ServingState, card: NetworkCard): boolean =>
  state.state === 'serving' && state.nic === card.name

/** Makes a button of a change of this computer: with the commands it would run, and whether we can. */
export type OfferChange = (change: HostChange) => DoctorFix
