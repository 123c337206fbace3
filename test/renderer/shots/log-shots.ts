import type { Page } from 'playwright-core'
import { label } from '../../support/label.ts'
import type { FakeEngine } from '../fake-engine.ts'
import { logLines } from '../event-samples.ts'
import type { Shot } from './shot.ts'

/** The log. */
export const logShots: readonly Shot[] = [
  { name: 'log-empty', scenario: 'empty', route: '/log' },
  { name: 'log', scenario: 'stocked', route: '/log' },
  { name: 'log-scrolled', scenario: 'stocked', route: '/log', act: scrollLog },
]

async function scrollLog(page: Page, engine: FakeEngine): Promise<void> {
  const log = page.getByRole('log')
  await log.waitFor()
  await log.evaluate(box => box.scrollTo(0, 1_000))
  await page.getByRole('button', { name: label('log.newest', { n: 0 }) }).waitFor()
  for (const line of logLines(415).slice(400)) engine.push({ name: 'log.written', payload: line })
  await page.getByRole('button', { name: /\(1\d\)$/ }).waitFor()
}
