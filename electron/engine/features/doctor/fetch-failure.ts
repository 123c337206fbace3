/** A fetch that failed for a reason of ours: what is no message of the system, as facts of a finding. */
export class FetchFailure extends Error {
  readonly facts: Readonly<Record<string, string | number>>

  constructor(facts: Readonly<Record<string, string | number>> & { readonly detail: string }) {
    super(facts.detail)
    this.name = 'FetchFailure'
    this.facts = facts
  }
}
