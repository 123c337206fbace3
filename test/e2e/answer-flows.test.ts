import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { germanLabel, label, labelLike } from '../support/label.ts'
import { answerProblemText, wipeText } from '../support/page-text.ts'
import { visits } from './visit.ts'

const reason = await needPackages(['chromium'])
const PASSWORD = 'correct horse battery'

describe.skipIf(reason !== null)(nameWith('answer files on the page', reason), () => {
  const { visit } = visits()

  it('are created with a form, confirmed, and assigned to a machine', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/answers'))
    await page.getByRole('heading', { name: label('answers.emptyTitle') }).waitFor()
    await page.getByRole('button', { name: label('answers.new') }).click()
    await page.getByLabel(new RegExp(`^${label('answer.kind.kickstart.title')}`)).check()
    await page.getByLabel(label('answers.name'), { exact: true }).fill('Rack')
    await page.getByRole('button', { name: label('answers.make') }).click()
    await page.getByRole('heading', { name: 'Rack' }).waitFor()

    await page.getByLabel(label('answers.field.password'), { exact: true }).fill(PASSWORD)
    await page.getByLabel(label('answers.field.disk')).fill('/dev/vda')
    await page.getByText(label('answers.wipeSave')).waitFor()
    await page.getByRole('button', { name: label('app.save') }).click()
    await page
      .getByText(label('answers.wipeTitle', { what: wipeText({ what: 'disks', disks: ['vda'] }) }))
      .waitFor()
    await page.getByText(label('answers.hint.passwordKept')).waitFor()
    await page.getByRole('button', { name: label('answers.agree'), exact: true }).click()
    await page.getByRole('button', { name: label('answers.agreeAction') }).click()
    await page.getByText(label('answers.wipeAgreed')).waitFor()

    await page.getByRole('checkbox', { name: /^nuc-3/ }).check()
    await expect.poll(() => engine.calls.some(call => call.method === 'machines.set')).toBe(true)

    const shown = await engine.handlers['answers.show']({ id: 'rack' })
    expect(shown).toMatchObject({ isConfirmed: true, form: { password: { scheme: 'sha512-crypt' } } })
    expect(JSON.stringify([shown, engine.calls])).not.toContain(PASSWORD)
    // A preview hides secrets until the user asks for them.
    const preview = page.locator('pre').last()
    await preview.getByText('••••••••').waitFor()
    await page.getByRole('button', { name: label('answers.reveal') }).click()
    await preview.getByText(shown.form!.password!.text).waitFor()
  })

  it('show where an error is, and lead there', async () => {
    const { page } = await visit('answered')
    await page.evaluate(() => (location.hash = '#/answers/broken'))
    await page
      .getByRole('button', { name: labelLike('answer.problem.at-column', { line: 6, column: 1 }) })
      .click()
    const text = page.getByLabel(label('answers.sourceLabel', { file: 'user-data' }))
    const at = await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart))
    expect(at).toBe('   username: ada\n')
    await text.fill(
      '#cloud-config\nautoinstall:\n  version: 1\n  interactive-sections: [storage]\n  identity: {hostname: a, username: b, password: c}\n',
    )
    await page
      .getByText(
        answerProblemText({
          code: 'will-ask',
          line: null,
          column: null,
          params: { key: 'storage' },
          severity: 'warning',
        }),
      )
      .waitFor()
    await page.getByRole('button', { name: label('app.save') }).click()
    await page.getByText(label('app.saved'), { exact: true }).waitFor()
  })

  it('are in the language of the page', async () => {
    const { page } = await visit('answered', 'de-DE')
    await page.evaluate(() => (location.hash = '#/answers/ubuntu'))
    await page
      .getByText(
        germanLabel('answers.wipeTitle', {
          what: wipeText({ what: 'disks', disks: ['/dev/nvme0n1'] }, 'de'),
        }),
      )
      .waitFor()
  })
})
