import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

/** Scripts of one's own, boot loaders made here, and servers that are taken over or written. */
export const setupShots: readonly Shot[] = [
  {
    name: 'menu-script-wrong',
    scenario: 'stocked',
    route: '/menu',
    act: page =>
      writeScript(
        page,
        'Script for all machines',
        '#!ipxe\n:start\nkrenel http://10.0.0.9/vmlinuz \\ \ngoto stat\n:start\nboot\n',
      ),
  },
  { name: 'menu-script-used', scenario: 'scripted', route: '/menu', act: showScript },
  {
    name: 'machine-script',
    scenario: 'scripted',
    route: '/machines/1c:69:7a:0b:5e:44',
    act: showScript,
  },
]

async function writeScript(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Write a script' }).click()
  await page.getByLabel(label).fill(text)
  await page.getByText(/^Line 3: iPXE has no command/).waitFor()
  await showScript(page)
}

async function showScript(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Own iPXE script' }).evaluate(title => title.scrollIntoView())
  await page.locator('textarea').last().waitFor()
}
