import { label, labelLike } from '../../support/label.ts'
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
      await page.getByRole('button', { name: label('menu.add.submenu'), exact: true }).click()
      await page.getByRole('button', { name: label('menu.save') }).click()
      await page.getByRole('button', { name: label('menu.add.custom') }).click()
      await page.getByRole('radio', { name: label('menu.startKind.text') }).click()
      await page
        .getByRole('radiogroup', { name: label('menu.textFor') })
        .getByRole('radio', { name: label('menu.languages.grub') })
        .click()
      await page
        .getByLabel(label('menu.text', { language: 'GRUB' }))
        .fill('if true; then\n  chainloader /x.efi')
      await page.getByText(labelLike('menu.problemAt', { line: 1 })).waitFor()
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
      await page.getByText(label('menu.unread')).waitFor()
      await page.getByRole('radio', { name: label('menu.languages.grub') }).click()
    },
  },
]
