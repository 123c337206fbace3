import type { Page } from 'playwright-core'

/** What the owner of the other DHCP server is told. */
export async function showAdvice(page: Page): Promise<void> {
  await page.getByText('Or let 192.168.7.254 name our boot file').click()
  await page.getByText('dhcp-boot=snponly.efi').waitFor()
}
