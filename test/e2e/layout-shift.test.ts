import { describe, expect, it } from 'vitest'
import type { Scenario } from '../renderer/scenarios.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { visits } from './visit.ts'

/** The limit that web vitals call good; a jump of the whole page is 1. */
const MOST_SHIFT = 0.1
/** 1280 by 1024 at 400 %, and a phone. */
const SIZES = [
  { width: 320, height: 256 },
  { width: 360, height: 740 },
] as const
const SCREENS: readonly (readonly [route: string, scenario: Scenario])[] = [
  ['/', 'stocked'],
  ['/', 'busy'],
  ['/images', 'stocked'],
  ['/machines', 'busy'],
  ['/menu', 'stocked'],
  ['/answers', 'answered'],
  ['/log', 'stocked'],
  ['/help', 'empty'],
  ['/settings', 'stocked'],
]

const reason = await needPackages(['chromium'])
const { visit } = visits()

describe.skipIf(reason !== null)(nameWith('a narrow page', reason), () => {
  it.each(SCREENS)('%s, %s: nothing jumps while it is loaded', async (route, scenario) => {
    const { page } = await visit(scenario)
    await page.evaluate(hash => (location.hash = `#${hash}`), route)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await page.reload()
      await page.locator('h1').first().waitFor()
      const shift = await page.evaluate(async () => {
        let sum = 0
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        // Every request to the engine has been answered and drawn.
        await fetch('/api/call', { method: 'POST', body: '{}' }).catch(() => null)
        for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame)
        return sum
      })
      expect(shift, `at ${size.width} pixels`).toBeLessThan(MOST_SHIFT)
    }
  })
})
