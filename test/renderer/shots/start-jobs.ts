import type { Page } from 'playwright-core'
import { label } from '../../support/label.ts'

/** Two jobs of the shown image: its checksum, and extracting its files into a folder. */
export async function startJobs(page: Page): Promise<void> {
  await page.getByText(label('images.checksum')).click()
  await page.getByRole('button', { name: label('images.checksumCompute') }).click()
  await page.getByText(label('images.extract')).first().click()
  await page.getByLabel(label('images.extractFolder')).fill('/srv/tree')
  await page.keyboard.press('Enter')
}
