import type { Page } from 'playwright-core'

/** Two jobs of the image that is shown: its checksum, and writing its files to a folder. */
export async function startJobs(page: Page): Promise<void> {
  await page.getByText('Compare checksum').click()
  await page.getByRole('button', { name: 'Compute SHA-256' }).click()
  await page.getByText('Extract all files').first().click()
  await page.getByLabel('Empty folder').fill('/srv/tree')
  await page.keyboard.press('Enter')
}
