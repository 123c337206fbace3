import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { germanLabel, label, labelLike } from '../support/label.ts'
import { errorText, ipxeProblemText } from '../support/page-text.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('set-ups on the page', reason), () => {
  const { visit } = visits()

  it('of an older server are previewed, then imported: machines, menus, files and addresses', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/settings'))
    const path = page.getByRole('textbox', { name: label('setupImport.path') })
    await path.fill('/etc/dnsmasq.conf')
    await path.press('Enter')
    await page
      .getByRole('heading', { name: label('setupImport.found', { path: '/etc/dnsmasq.conf' }) })
      .waitFor()
    await page.getByRole('cell', { name: '192.168.7.10', exact: true }).waitFor()
    await page.getByText(label('setupImport.missing', { root: '/srv/tftp', files: 'bsd/loader' })).waitFor()
    await page
      .getByText(label('setupImport.unread', { file: '/etc/dnsmasq.conf', line: 16, text: 'dhcp-option' }))
      .waitFor()
    expect(engine.calls).toEqual([])

    engine.state.machines = ['55', '66', '77'].map(end => ({
      ...engine.state.machines[0]!,
      mac: `00:11:22:33:44:${end}` as never,
    }))
    await page.getByRole('button', { name: label('setupImport.takeOver') }).click()
    await page
      .getByText(label('setupImport.taken', { what: '3 machines · 1 entry · 2 files · eth1' }))
      .waitFor()
    expect(changes(engine, 'setup.takeFiles')).toEqual([{ path: '/etc/dnsmasq.conf' }])
    expect(changes(engine, 'machines.set')).toContainEqual({
      mac: '00:11:22:33:44:55',
      change: { name: 'nas', reservedIp: '192.168.7.10' },
    })
    await page.getByRole('link', { name: label('setupImport.toMenu') }).click()
    await page.getByText('Debian installer').first().waitFor()
    await page.getByRole('link', { name: label('nav.serve'), exact: true }).click()
    await page.getByRole('button', { name: label('serve.changeDhcp'), exact: true }).click()
    expect(await page.getByLabel(label('dhcp.first')).inputValue()).toBe('192.168.7.50')
  })

  it('that cannot be read are refused with a reason', async () => {
    const { page } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByRole('textbox', { name: label('setupImport.path') }).fill('/srv/empty')
    await page.getByRole('button', { name: label('setupImport.look') }).click()
    await page
      .getByRole('alert')
      .getByText(errorText({ code: 'setup-not-understood', params: { path: '/srv/empty' } }).title)
      .waitFor()
  })

  it('can build a GRUB: built, shown as in use, removed, or what is missing for it', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByLabel(label('ownLoader.modules')).fill('lvm Luks')
    await page.getByText(label('ownLoader.modulesBad')).waitFor()
    await page.getByLabel(label('ownLoader.modules')).fill('wrong')
    const make = page.getByRole('button', { name: label('ownLoader.makeGrub') })
    await make.click()
    await page.getByRole('alert').getByText('cannot open').first().waitFor()
    await page.getByLabel(label('ownLoader.modules')).fill('lvm luks2')
    await make.click()
    await page.getByText(labelLike('ownLoader.used', { name: 'grubx64.efi' })).waitFor()
    expect(changes(engine, 'bootFiles.makeGrub').at(-1)).toEqual({
      format: 'x86_64-efi',
      modules: ['lvm', 'luks2'],
    })
    await page.getByRole('button', { name: label('ownLoader.back') }).click()
    await page.getByText(labelLike('ownLoader.used', { name: 'grubx64.efi' })).waitFor({ state: 'detached' })
    await page
      .getByRole('combobox', { name: label('ownLoader.format'), exact: true })
      .selectOption('arm64-efi')
    await page.getByText('apt-get install grub-efi-arm64-bin').waitFor()
    expect(await make.count()).toBe(0)
  })

  it('are in German', async () => {
    const { page } = await visit('stocked', 'de-DE')
    await page.evaluate(() => (location.hash = '#/menu'))
    await page.getByRole('button', { name: germanLabel('ownScript.begin') }).click()
    await page.getByLabel(germanLabel('ownScript.labelAll')).fill('#!ipxe\ngoto weg\n')
    await page
      .getByText(
        germanLabel('menu.problemAt', {
          line: 2,
          text: ipxeProblemText({ kind: 'missing-label', line: 2, word: 'weg' }, 'de'),
        }),
      )
      .waitFor()
  })

  it('keep an unsaved script while another page is open', async () => {
    const { page } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/menu'))
    await page.getByRole('button', { name: label('ownScript.begin') }).click()
    await page.getByLabel(label('ownScript.labelAll')).fill('#!ipxe\nshell\n')
    await page.evaluate(() => (location.hash = '#/log'))
    await page.getByRole('heading', { name: label('log.title') }).waitFor()
    await page.evaluate(() => (location.hash = '#/menu'))
    expect(await page.getByLabel(label('ownScript.labelAll')).inputValue()).toBe('#!ipxe\nshell\n')
    await page.getByRole('button', { name: label('ownScript.discard') }).click()
    await page.getByRole('button', { name: label('ownScript.begin') }).waitFor()
  })
})
