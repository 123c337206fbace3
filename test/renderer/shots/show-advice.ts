import type { Page } from 'playwright-core'
import { label } from '../../support/label.ts'

/** The advice for the other DHCP server. */
export async function showAdvice(page: Page): Promise<void> {
  await page.getByText(label('proxy.tellRouter', { server: '192.168.7.254' })).click()
  await page.getByText('dhcp-boot=snponly.efi').waitFor()
}
