import type { Page } from 'playwright-core'
import { label, labelLike } from '../../support/label.ts'
import type { Shot } from './shot.ts'

/** Scripts that the user wrote, boot loaders built here, and servers that are imported or exported. */
export const setupShots: readonly Shot[] = [
  {
    name: 'menu-script-wrong',
    scenario: 'stocked',
    route: '/menu',
    act: page =>
      writeScript(
        page,
        label('ownScript.labelAll'),
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
      await page.getByRole('textbox', { name: label('setupImport.path') }).fill('/etc/dnsmasq.conf')
      await page.getByRole('button', { name: label('setupImport.look') }).click()
      await page
        .getByRole('heading', { name: label('setupImport.found', { path: '/etc/dnsmasq.conf' }) })
        .waitFor()
      await scrollTo(page, label('setupImport.title'))
    },
  },
  {
    name: 'settings-import-nothing',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByRole('textbox', { name: label('setupImport.path') }).fill('/srv/empty')
      await page.getByRole('button', { name: label('setupImport.look') }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'settings-loader',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page.getByLabel(label('ownLoader.modules')).fill('lvm')
      await page.getByRole('button', { name: label('ownLoader.makeGrub') }).click()
      await page.getByText(labelLike('ownLoader.used', { name: 'grubx64.efi' })).waitFor()
      await scrollTo(page, label('ownLoader.title'))
    },
  },
  {
    name: 'settings-loader-missing',
    scenario: 'stocked',
    route: '/settings',
    async act(page) {
      await page
        .getByRole('combobox', { name: label('ownLoader.format'), exact: true })
        .selectOption('arm64-efi')
      await page.getByText('apt-get install grub-efi-arm64-bin').waitFor()
      await scrollTo(page, label('ownLoader.title'))
    },
  },
]

async function writeScript(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('button', { name: label('ownScript.begin') }).click()
  await page.getByLabel(field).fill(text)
  await page
    .getByText(labelLike('menu.problemAt', { line: 3 }))
    .first()
    .waitFor()
  await showScript(page)
}

async function showScript(page: Page): Promise<void> {
  await page.locator('textarea').last().waitFor()
  await scrollTo(page, label('ownScript.title'))
}

const scrollTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name }).evaluate(title => title.scrollIntoView())
