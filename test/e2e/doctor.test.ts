import { describe, expect, it } from 'vitest'
import type { DoctorFinding } from '#contract/doctor.ts'
import { doctorFindings } from '../renderer/doctor-samples.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { germanLabel, label } from '../support/label.ts'
import { findingText, fixText } from '../support/page-text.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])
const findingOf = (code: DoctorFinding['code']): DoctorFinding =>
  doctorFindings.find(finding => finding.code === code)!
const firewall = findingOf('firewall-drops')

describe.skipIf(reason !== null)(nameWith('Doctor', reason), () => {
  const { visit } = visits()

  it('opens from a blocked start, shows the command, runs it on request, and checks again', async () => {
    const { page, engine } = await visit('troubled')
    await page.getByText(findingText(findingOf('port-taken')).symptom).waitFor()
    await page.getByRole('link', { name: label('doctor.mend') }).click()
    await page.getByRole('heading', { name: label('doctor.title') }).waitFor()

    const fix = page.getByRole('button', { name: fixText(firewall.fixes[0]!) })
    await fix.click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('insert rule inet filter input jump slipway').waitFor()
    await dialog.getByRole('button', { name: label('app.cancel') }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(changes(engine, 'hostChanges.make')).toEqual([])

    await fix.click()
    await dialog.getByRole('button', { name: label('doctor.runIt') }).click()
    await page.getByText(findingText(firewall).symptom).waitFor({ state: 'detached' })
    expect(changes(engine, 'hostChanges.make')).toMatchObject([{ kind: 'open-firewall', nic: 'eth1' }])

    // A finding that only the user can judge shows its command and never runs it.
    await page.getByRole('button', { name: label('doctor.fix.show-command') }).click()
    await dialog.getByText('systemctl stop dnsmasq').waitFor()
    expect(await dialog.getByRole('button', { name: label('doctor.runIt') }).count()).toBe(0)
    await dialog.getByRole('button', { name: label('app.close') }).click()

    await page
      .getByRole('button', { name: label('doctor.undo') })
      .first()
      .click()
    await dialog.getByText('ip_unprivileged_port_start=1024').waitFor()
    await dialog.getByRole('button', { name: label('doctor.runIt') }).click()
    await expect.poll(() => changes(engine, 'hostChanges.undo')).toEqual(['ports'])
  })

  it('says in German that everything looks good, and lists the checks', async () => {
    const { page } = await visit('one-image', 'de-DE')
    await page.evaluate(() => (location.hash = '#/doctor'))
    await page.getByText(germanLabel('doctor.nothing')).waitFor()
    await page.getByText(germanLabel('doctor.fine', { n: 10 })).waitFor()
    await page.getByText(germanLabel('doctor.fine.ports', { ports: '67, 69, 4011, 8080' })).waitFor()
  })

  it('a button that changes how Slipway serves leads to Serve with that option selected', async () => {
    const { page, engine } = await visit('troubled')
    await page.evaluate(() => (location.hash = '#/doctor'))
    await page.getByRole('button', { name: label('doctor.fix.serve-as-proxy') }).click()
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).click()
    await expect.poll(() => changes(engine, 'serving.start')).toMatchObject([{ nic: 'eth1', dhcp: 'proxy' }])
  })
})
