import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { visits } from './visit.ts'

const reason = await needPackages(['chromium'])
const PASSWORD = 'correct horse battery'

describe.skipIf(reason !== null)(nameWith('answers on the page', reason), () => {
  const { visit } = visits()

  it('are made with a form, agreed to, and given to a machine', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/answers'))
    await page.getByRole('heading', { name: 'Installers ask their questions on the screen' }).waitFor()
    await page.getByRole('button', { name: 'New answers' }).click()
    await page.getByLabel(/^Kickstart/).check()
    await page.getByLabel('Name', { exact: true }).fill('Rack')
    await page.getByRole('button', { name: 'Make these answers' }).click()
    await page.getByRole('heading', { name: 'Rack' }).waitFor()

    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByLabel('Disk').fill('/dev/vda')
    await page.getByText('Save first; what is erased may still change.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This profile erases vda without asking.').waitFor()
    await page.getByText('A password is set.').waitFor()
    await page.getByRole('button', { name: 'Agree', exact: true }).click()
    await page.getByRole('button', { name: 'Agree to erase' }).click()
    await page.getByText('You have agreed to that.').waitFor()

    await page.getByRole('checkbox', { name: /^nuc-3/ }).check()
    await expect.poll(() => engine.calls.some(call => call.method === 'machines.set')).toBe(true)

    const shown = await engine.handlers['answers.show']({ id: 'rack' })
    expect(shown).toMatchObject({ isConfirmed: true, form: { password: { scheme: 'sha512-crypt' } } })
    expect(JSON.stringify([shown, engine.calls])).not.toContain(PASSWORD)
    // A preview hides what is secret until it is asked for.
    const preview = page.locator('pre').last()
    await preview.getByText('••••••••').waitFor()
    await page.getByRole('button', { name: 'Show passwords' }).click()
    await preview.getByText(shown.form!.password!.text).waitFor()
  })

  it('say where something is wrong, and lead there', async () => {
    const { page } = await visit('answered')
    await page.evaluate(() => (location.hash = '#/answers/broken'))
    await page.getByRole('button', { name: /^Line 6, column 1:/ }).click()
    const text = page.getByLabel('Text of user-data')
    const at = await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart))
    expect(at).toBe('   username: ada\n')
    await text.fill(
      '#cloud-config\nautoinstall:\n  version: 1\n  interactive-sections: [storage]\n  identity: {hostname: a, username: b, password: c}\n',
    )
    await page.getByText('storage is not answered: the installer will ask.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
  })

  it('are words of the language of the page', async () => {
    const { page } = await visit('answered', 'de-DE')
    await page.evaluate(() => (location.hash = '#/answers/ubuntu'))
    await page.getByText('Dieses Profil löscht /dev/nvme0n1 ohne Rückfrage.').waitFor()
  })
})
