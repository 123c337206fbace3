import type { Browser, Page } from 'playwright-core'
import type { FakeEngine } from '../renderer/fake-engine.ts'
import { openPage } from '../renderer/open-page.ts'
import type { Scenario } from '../renderer/scenarios.ts'

export interface PageVisit {
  readonly page: Page
  readonly engine: FakeEngine
  /** From opening the address to the first heading. */
  readonly tookMs: number
  /** Processor time of the page's own process since the visit began. */
  cpuMs(): Promise<number>
  close(): Promise<void>
}

/** A new window with the page as it ships, connected to a fake engine. */
export async function visitPage(
  browser: Browser,
  scenario: Scenario,
  route: string,
  folders: { readonly ui: string; readonly data: string },
): Promise<PageVisit> {
  const { engine, server } = await openPage(scenario, folders)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const beganMs = performance.now()
  await page.goto(server.url)
  await page.locator('h1').first().waitFor()
  const tookMs = performance.now() - beganMs
  await page.evaluate(hash => (location.hash = `#${hash}`), route)
  await page.locator('h1').first().waitFor()
  const metrics = await context.newCDPSession(page)
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    page,
    engine,
    tookMs,
    async cpuMs() {
      const { metrics: values } = await metrics.send('Performance.getMetrics')
      return (values.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
    },
    async close() {
      await context.close()
      await server.close()
    },
  }
}
