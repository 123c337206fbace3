import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { label } from '../support/label.ts'

// Checks of the desktop app's page that apply to Electron and to its double.

/** The page sees one object of ours and nothing of Node. */
export async function expectNothingOfNode(page: Page): Promise<void> {
  await page.getByText(label('images.emptyTitle')).waitFor()
  const found = await page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    bridge: Object.keys((globalThis as unknown as { slipway: object }).slipway).sort(),
  }))
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['call', 'pathForFile', 'platform', 'subscribe'],
  })
}

/** Records violations of the page's policy from now on, across reloads. */
export async function hearViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  const listen = (): void => {
    const heard = ((globalThis as { violations?: string[] }).violations ??= [])
    document.addEventListener('securitypolicyviolation', event =>
      heard.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`),
    )
  }
  await page.evaluate(listen)
  return () => page.evaluate(() => (globalThis as { violations?: string[] }).violations ?? [])
}

/** Opens every screen by its link in the rail, and returns to the first. Returns their names. */
export async function walkScreens(page: Page): Promise<readonly string[]> {
  const rail = page.getByRole('navigation').getByRole('link')
  const titles: string[] = []
  for (const link of [...(await rail.all()), rail.first()]) {
    await link.click()
    titles.push((await page.getByRole('main').getByRole('heading', { level: 1 }).textContent()) ?? '')
  }
  return titles
}
