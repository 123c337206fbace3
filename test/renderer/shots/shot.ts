import type { Page } from 'playwright-core'
import type { FakeEngine } from '../fake-engine.ts'
import type { Scenario } from '../scenarios.ts'

export interface Shot {
  readonly name: string
  readonly scenario: Scenario
  /** The hash route. */
  readonly route: string
  readonly act?: (page: Page, engine: FakeEngine, stop: () => Promise<void>) => Promise<void>
}
