import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('Doctor', reason), () => {
  const { visit } = visits()

  it('is reached from what blocks a start, shows the command, runs it when told to, and looks again', async () => {
    const { page, engine } = await visit('troubled')
    await page.getByText('Port 67 (DHCP) is taken by dnsmasq (PID 812).').waitFor()
    await page.getByRole('link', { name: 'See why, and mend it' }).click()
    await page.getByRole('heading', { name: 'Doctor' }).waitFor()

    const fix = page.getByRole('button', { name: 'Let machines on eth1 through' })
    await fix.click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('insert rule inet filter input jump slipway').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(changes(engine, 'hostChanges.make')).toEqual([])

    await fix.click()
    await dialog.getByRole('button', { name: 'Run it' }).click()
    await page.getByText('The firewall of this computer drops').waitFor({ state: 'detached' })
    expect(changes(engine, 'hostChanges.make')).toMatchObject([{ kind: 'open-firewall', nic: 'eth1' }])

    // What only its user can judge is shown and never run.
    await page.getByRole('button', { name: 'Show the command' }).click()
    await dialog.getByText('systemctl stop dnsmasq').waitFor()
    expect(await dialog.getByRole('button', { name: 'Run it' }).count()).toBe(0)
    await dialog.getByRole('button', { name: 'Close' }).click()

    await page.getByRole('button', { name: 'Undo' }).first().click()
    await dialog.getByText('ip_unprivileged_port_start=1024').waitFor()
    await dialog.getByRole('button', { name: 'Run it' }).click()
    await expect.poll(() => changes(engine, 'hostChanges.undo')).toEqual(['ports'])
  })

  it('says in German that nothing stands in the way, and what was looked at', async () => {
    const { page } = await visit('one-image', 'de-DE')
    await page.evaluate(() => (location.hash = '#/doctor'))
    await page.getByText('Nichts steht im Weg').waitFor()
    await page.getByText('Ohne Befund: 10').waitFor()
    await page.getByText('Die Ports 67, 69, 4011, 8080 sind frei').waitFor()
  })

  it('a button that serves otherwise leads to Serve with that chosen', async () => {
    const { page, engine } = await visit('troubled')
    await page.evaluate(() => (location.hash = '#/doctor'))
    await page.getByRole('button', { name: 'Serve in proxy mode' }).click()
    await page.getByRole('button', { name: 'Serve on eth1' }).click()
    await expect.poll(() => changes(engine, 'serving.start')).toMatchObject([{ nic: 'eth1', dhcp: 'proxy' }])
  })
})
