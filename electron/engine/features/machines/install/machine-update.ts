import type { LastStart, NextBoot } from '#contract/machine.ts'

/** What is changed on a machine because of what it did; a missing key stays as it is. */
export interface MachineUpdate {
  readonly next?: NextBoot
  readonly lastStart?: LastStart
}
