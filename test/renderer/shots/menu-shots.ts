import type { Shot } from './shot.ts'

const TAKEN_OVER = `set timeout=5
# Only on the bench
menuentry 'Rescue' --hotkey=r { linux /rescue/vmlinuz quiet
initrd /rescue/initrd.img }
submenu 'Old systems' {
menuentry 'Odd' { chainloader /odd.efi }
}
frobnicate now
`

/** The menu and its editor. */
export const menuShots: readonly Shot[] = [
  { name: 'menu-empty', scenario: 'empty', route: '/menu' },
  { name: 'menu', scenario: 'stocked', route: '/menu' },
  {
    name: 'menu-own-entry',
    scenario: 'stocked',
    route: '/menu',
    async act(page) {
      await page.getByRole('button', { name: 'Submenu', exact: true }).click()
      await page.getByRole('button', { name: 'Save entry' }).click()
      await page.getByRole('button', { name: 'Own entry' }).click()
      await page.getByRole('radio', { name: 'Text for a loader' }).click()
      await page.getByRole('radiogroup', { name: 'Text for' }).getByRole('radio', { name: 'GRUB' }).click()
      await page.getByLabel('Text for GRUB').fill('if true; then\n  chainloader /x.efi')
      await page.getByText('Line 1: "if" without "fi"').waitFor()
    },
  },
  {
    name: 'menu-taken-over',
    scenario: 'stocked',
    route: '/menu',
    async act(page) {
      await page.locator('input[type=file][accept*=".cfg"]').setInputFiles({
        name: 'grub.cfg',
        mimeType: 'text/plain',
        buffer: Buffer.from(TAKEN_OVER),
      })
      await page.getByText('Not understood:').waitFor()
      await page.getByRole('radio', { name: 'GRUB' }).click()
    },
  },
]
