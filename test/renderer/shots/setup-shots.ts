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
  {
    name: 'settings-import',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByRole('textbox', { name: 'dnsmasq.conf, its folder' }).fill('/etc/dnsmasq.conf')
      await page.getByRole('button', { name: 'Look what is in it' }).click()
      await page.getByRole('heading', { name: 'What is in /etc/dnsmasq.conf' }).waitFor()
      await scrollTo(page, 'From a server that was there before')
    },
  },
  {
    name: 'settings-import-nothing',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByRole('textbox', { name: 'dnsmasq.conf, its folder' }).fill('/srv/empty')
      await page.getByRole('button', { name: 'Look what is in it' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'settings-loader',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByLabel('More modules').fill('lvm')
      await page.getByRole('button', { name: 'Make this GRUB' }).click()
      await page.getByText('In use: grubx64.efi').waitFor()
      await scrollTo(page, 'Boot loaders of your own')
    },
  },
  {
    name: 'settings-loader-missing',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByLabel('For', { exact: true }).selectOption('arm64-efi')
      await page.getByText('apt-get install grub-efi-arm64-bin').waitFor()
      await scrollTo(page, 'Boot loaders of your own')
    },
  },
]

async function writeScript(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Write a script' }).click()
  await page.getByLabel(label).fill(text)
  await page.getByText(/^Line 3: iPXE has no command/).waitFor()
  await showScript(page)
}

async function showScript(page: Page): Promise<void> {
  await page.locator('textarea').last().waitFor()
  await scrollTo(page, 'Own iPXE script')
}

const scrollTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name }).evaluate(title => title.scrollIntoView())
