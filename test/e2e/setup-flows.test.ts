import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('set-ups on the page', reason), () => {
  const { visit } = visits()

  it('of an older server are looked at, then taken over: machines, menus, files and addresses', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/settings'))
    const path = page.getByRole('textbox', { name: 'dnsmasq.conf, its folder' })
    await path.fill('/etc/dnsmasq.conf')
    await path.press('Enter')
    await page.getByRole('heading', { name: 'What is in /etc/dnsmasq.conf' }).waitFor()
    await page.getByRole('cell', { name: '192.168.7.10', exact: true }).waitFor()
    await page.getByText('Not in /srv/tftp: bsd/loader').waitFor()
    await page.getByText('/etc/dnsmasq.conf, line 16: dhcp-option').waitFor()
    expect(engine.calls).toEqual([])

    engine.state.machines = ['55', '66', '77'].map(end => ({
      ...engine.state.machines[0]!,
      mac: `00:11:22:33:44:${end}` as never,
    }))
    await page.getByRole('button', { name: 'Take it over' }).click()
    await page.getByText('Taken over: 3 machines · 1 entry · 2 files · eth1.').waitFor()
    expect(changes(engine, 'setup.takeFiles')).toEqual([{ path: '/etc/dnsmasq.conf' }])
    expect(changes(engine, 'machines.set')).toContainEqual({
      mac: '00:11:22:33:44:55',
      change: { name: 'nas', reservedIp: '192.168.7.10' },
    })
    await page.getByRole('link', { name: 'Look at the menu' }).click()
    await page.getByText('Debian installer').first().waitFor()
    await page.getByRole('link', { name: 'Serve', exact: true }).click()
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    expect(await page.getByLabel('First address').inputValue()).toBe('192.168.7.50')
  })

  it('that are none are refused in words', async () => {
    const { page } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByRole('textbox', { name: 'dnsmasq.conf, its folder' }).fill('/srv/empty')
    await page.getByRole('button', { name: 'Look what is in it' }).click()
    await page.getByRole('alert').getByText('empty is no dnsmasq configuration.').waitFor()
  })

  it('have a GRUB of their own: made, said to be in use, taken away, or what is missing for it', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByLabel('More modules').fill('lvm Luks')
    await page.getByText('A module is named like lvm').waitFor()
    await page.getByLabel('More modules').fill('wrong')
    const make = page.getByRole('button', { name: 'Make this GRUB' })
    await make.click()
    await page.getByRole('alert').getByText('cannot open').first().waitFor()
    await page.getByLabel('More modules').fill('lvm luks2')
    await make.click()
    await page.getByText('In use: grubx64.efi').waitFor()
    expect(changes(engine, 'bootFiles.makeGrub').at(-1)).toEqual({
      format: 'x86_64-efi',
      modules: ['lvm', 'luks2'],
    })
    await page.getByRole('button', { name: 'Back to the shipped one' }).click()
    await page.getByText('In use: grubx64.efi').waitFor({ state: 'detached' })
    await page.getByLabel('For', { exact: true }).selectOption('arm64-efi')
    await page.getByText('sudo apt-get install grub-efi-arm64-bin').waitFor()
    expect(await make.count()).toBe(0)
  })

  it('speak German', async () => {
    const { page } = await visit('stocked', 'de-DE')
    await page.evaluate(() => (location.hash = '#/menu'))
    await page.getByRole('button', { name: 'Skript schreiben' }).click()
    await page.getByLabel('Skript für alle Maschinen').fill('#!ipxe\ngoto weg\n')
    await page.getByText('Zeile 2: eine Marke „weg“ gibt es nicht').waitFor()
  })

  it('keep what was written of a script while another page is looked at', async () => {
    const { page } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/menu'))
    await page.getByRole('button', { name: 'Write a script' }).click()
    await page.getByLabel('Script for all machines').fill('#!ipxe\nshell\n')
    await page.evaluate(() => (location.hash = '#/log'))
    await page.getByRole('heading', { name: 'Log' }).waitFor()
    await page.evaluate(() => (location.hash = '#/menu'))
    expect(await page.getByLabel('Script for all machines').inputValue()).toBe('#!ipxe\nshell\n')
    await page.getByRole('button', { name: 'Forget what is not saved' }).click()
    await page.getByRole('button', { name: 'Write a script' }).waitFor()
  })
})
