import type { Page } from 'playwright-core'

/** A window, a phone, and a page at high zoom. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
  // 1280 by 1024 at 400 %.
  { width: 320, height: 256 },
] as const

/** Elements that scroll sideways, or are cut off without an ellipsis. */
export function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page')
    const main = document.querySelector('main')!
    if (main.scrollWidth > main.clientWidth) found.push('main')
    for (const element of document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, th, dt')) {
      const style = getComputedStyle(element)
      if (style.overflowX === 'visible' || style.textOverflow === 'ellipsis' || element.clientWidth < 2)
        continue
      if (element.scrollWidth > element.clientWidth + 1) found.push(element.innerText)
    }
    return found
  })
}
