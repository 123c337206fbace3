import type { Finding } from './finding.ts'

/** Reads what the sentence of a finding needs, in any language; a fact that is not there leaves a neutral word. */
export class FindingFacts {
  readonly #facts: Finding['facts']

  constructor(facts: Finding['facts']) {
    this.#facts = facts
  }

  text(key: string, absent = ''): string {
    return String(this.#facts[key] ?? absent)
  }

  number(key: string): number {
    return Number(this.#facts[key] ?? 0)
  }

  has(key: string): boolean {
    return this.#facts[key] !== undefined
  }
}
