import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { germanLabel, germanLabelLike, label, labelLike } from '../support/label.ts'
import { errorText } from '../support/page-text.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('the next boot of machines', reason), () => {
  const { visit } = visits()
  const at = (mac: string) => (location.hash = `#/machines/${mac}`)
  const INSTALLED = '9c:6b:00:11:20:01'

  it('is shown in plain words next to what happened, and repeated with one choice', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, INSTALLED)
    await page.getByText(labelLike('nextBoot.did.installed', { title: 'Install Rocky Linux 9.3' })).waitFor()
    await page.getByText('all well').waitFor()
    await page.getByText(label('nextBoot.says.local')).waitFor()
    await page
      .getByRole('combobox', { name: label('machines.next') })
      .selectOption({ label: label('machines.nextBoot.once') })
    await page.getByText(label('nextBoot.says.once', { title: 'Install Rocky Linux 9.3' })).waitFor()
    expect(changes(engine, 'machines.set')).toEqual([{ mac: INSTALLED, change: { next: 'once' } }])
  })

  it('is offered for a machine that never calls home', async () => {
    const { page } = await visit('groups')
    await page.evaluate(at, '9c:6b:00:11:20:03')
    await page.getByText(labelLike('nextBoot.did.unreported')).waitFor()
    await page.getByText(label('nextBoot.says.spent', { title: 'Install Rocky Linux 9.3' })).waitFor()
  })

  it('changes on the open page when the machine calls home', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, '9c:6b:00:11:20:03')
    await page.getByText(labelLike('nextBoot.did.unreported')).waitFor()
    const machine = engine.state.machines.find(one => one.mac === '9c:6b:00:11:20:03')!
    const lastStart = { ...machine.lastStart!, outcomeAtMs: Date.now() }
    const told = { ...lastStart, outcome: 'failed' as const, text: '<b>no disk</b>\u202e' }
    engine.push({ name: 'machine.changed', payload: { ...machine, lastStart: told } })
    await page.getByText(labelLike('nextBoot.did.failed')).waitFor()
    await page.getByText('<b>no disk</b>‹U+202E›').waitFor()
    const done = { ...lastStart, outcome: 'installed' as const }
    engine.push({ name: 'machine.changed', payload: { ...machine, next: 'local', lastStart: done } })
    await page.getByText(labelLike('nextBoot.did.installed')).waitFor()
    await page.getByText(label('nextBoot.says.local')).waitFor()
  })

  it('waits for an entry before "once" is set', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, '00:1a:4b:7c:22:10')
    await page
      .getByRole('combobox', { name: label('machines.next') })
      .selectOption({ label: label('machines.nextBoot.once') })
    await page
      .getByRole('combobox', { name: label('machines.entry') })
      .selectOption({ label: 'Install Rocky Linux 9.3' })
    await page.getByText(label('nextBoot.says.once', { title: 'Install Rocky Linux 9.3' })).waitFor()
    expect(changes(engine, 'machines.set')).toEqual([
      { mac: '00:1a:4b:7c:22:10', change: { entry: 'rocky-9.install', next: 'once' } },
    ])
  })

  it('is set for several machines at once, in a new group', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(() => (location.hash = '#/machines'))
    await page.getByRole('button', { name: label('groups.choose') }).click()
    await page.getByRole('checkbox', { name: label('groups.select', { name: 'node-1' }) }).check()
    await page.getByRole('checkbox', { name: label('groups.select', { name: 'node-2' }) }).check()
    await page
      .getByRole('combobox', { name: label('groups.group'), exact: true })
      .selectOption({ label: label('groups.newGroup') })
    await page.getByLabel(label('groups.newName')).fill('shelf')
    await page
      .getByRole('combobox', { name: label('machines.next') })
      .selectOption({ label: label('machines.nextBoot.local') })
    await page.getByRole('button', { name: label('groups.apply', { n: 2 }) }).click()
    await page.getByText(label('groups.applied', { n: 2 })).waitFor()
    expect(changes(engine, 'groups.set')).toEqual([{ name: 'shelf', change: {} }])
    const macs = [INSTALLED, '9c:6b:00:11:20:02']
    expect(changes(engine, 'machines.setMany')).toEqual([{ macs, change: { group: 'shelf', next: 'local' } }])
    await page.getByRole('radio', { name: 'shelf' }).click()
    expect(await page.getByRole('checkbox').count()).toBe(2)
  })

  it('starts no installer on a whole group without asking, and saves variables separately', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(() => (location.hash = '#/machines'))
    await page.getByRole('radio', { name: 'rack 4' }).click()
    const lines = page.getByLabel(label('groups.variables'))
    await lines.fill('site=attic\nrow')
    await page.getByText(label('groups.variablesBad')).waitFor()
    await lines.fill('site=attic')
    await page.getByRole('button', { name: label('groups.saveVariables') }).click()
    await expect
      .poll(() => changes(engine, 'groups.set'))
      .toEqual([{ name: 'rack 4', change: { variables: { site: 'attic', rack: null } } }])
    await page.getByRole('button', { name: label('groups.save', { n: 4 }) }).click()
    const question = page.getByRole('alertdialog')
    await question.getByText(label('groups.setText')).waitFor()
    await question.getByRole('button', { name: label('groups.save', { n: 4 }) }).click()
    await expect
      .poll(() => changes(engine, 'groups.set').at(-1))
      .toEqual({ name: 'rack 4', change: { next: 'once', entry: 'rocky-9.install' } })
    await page.getByRole('button', { name: label('groups.remove') }).click()
    await question.getByRole('button', { name: label('groups.remove') }).click()
    await page.getByRole('radio', { name: 'rack 4' }).waitFor({ state: 'detached' })
    expect(changes(engine, 'groups.remove')).toEqual([{ name: 'rack 4' }])
  })

  it('can be a wake-up, of which there is no confirmation', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, INSTALLED)
    await page.getByRole('button', { name: label('nextBoot.wake') }).click()
    await page.getByText(labelLike('nextBoot.wakeSent', { nic: 'eth1' })).waitFor()
    engine.state.serving = { state: 'stopped' }
    await page.getByRole('button', { name: label('nextBoot.wake') }).click()
    await page.getByText(errorText({ code: 'not-serving', params: {} }).title).waitFor()
  })

  it('is shown in German too', async () => {
    const { page } = await visit('groups', 'de-DE')
    await page.evaluate(at, INSTALLED)
    await page
      .getByText(germanLabelLike('nextBoot.did.installed', { title: 'Install Rocky Linux 9.3' }))
      .waitFor()
    await page.getByText(germanLabel('nextBoot.says.local')).waitFor()
  })
})
