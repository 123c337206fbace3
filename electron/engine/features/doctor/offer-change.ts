import type { DoctorFix } from '#contract/doctor.ts'
import type { HostChange } from '#contract/host-change.ts'

/** Makes a button of a change of this computer: with the commands it would run, and whether we can. */
export type OfferChange = (change: HostChange) => DoctorFix
