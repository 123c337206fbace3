import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('what machines do next', reason), () => {
  const { visit } = visits()
  const at = (mac: string) => (location.hash = `#/machines/${mac}`)
  const INSTALLED = '9c:6b:00:11:20:01'

  it('is said in plain words, beside what happened, and asked for again with one choice', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, INSTALLED)
    await page.getByText(/^Install Rocky Linux 9\.3 was installed at \d\d:\d\d\.$/).waitFor()
    await page.getByText('all well').waitFor()
    await page.getByText('It starts from its own disk until you ask for something else.').waitFor()
    await page.getByLabel('Next boot').selectOption({ label: 'Start its entry once' })
    await page.getByText(/^It starts Install Rocky Linux 9\.3 once, without asking/).waitFor()
    expect(changes(engine, 'machines.set')).toEqual([{ mac: INSTALLED, change: { next: 'once' } }])
  })

  it('is told of a machine that never calls home', async () => {
    const { page } = await visit('groups')
    await page.evaluate(at, '9c:6b:00:11:20:03')
    await page.getByText(/was started at .* It has not called home since\.$/).waitFor()
    await page.getByText(/which stops at its own disk: Install Rocky Linux 9\.3 was to start once/).waitFor()
  })

  it('changes before the eyes of who watches a machine call home', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, '9c:6b:00:11:20:03')
    await page.getByText(/It has not called home since\.$/).waitFor()
    const machine = engine.state.machines.find(one => one.mac === '9c:6b:00:11:20:03')!
    const lastStart = { ...machine.lastStart!, outcomeAtMs: Date.now() }
    const told = { ...lastStart, outcome: 'failed' as const, text: '<b>no disk</b>\u202e' }
    engine.push({ name: 'machine.changed', payload: { ...machine, lastStart: told } })
    await page.getByText(/failed at/).waitFor()
    await page.getByText('<b>no disk</b>‹U+202E›').waitFor()
    const done = { ...lastStart, outcome: 'installed' as const }
    engine.push({ name: 'machine.changed', payload: { ...machine, next: 'local', lastStart: done } })
    await page.getByText(/was installed at/).waitFor()
    await page.getByText('It starts from its own disk until').waitFor()
  })

  it('waits for an entry before "once" is set', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, '00:1a:4b:7c:22:10')
    await page.getByLabel('Next boot').selectOption({ label: 'Start its entry once' })
    await page.getByLabel('Entry').selectOption({ label: 'Install Rocky Linux 9.3' })
    await page.getByText(/^It starts Install Rocky Linux 9\.3 once/).waitFor()
    expect(changes(engine, 'machines.set')).toEqual([
      { mac: '00:1a:4b:7c:22:10', change: { entry: 'rocky-9.install', next: 'once' } },
    ])
  })

  it('is set for several machines at once, in a new group', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(() => (location.hash = '#/machines'))
    await page.getByRole('button', { name: 'Select several' }).click()
    await page.getByRole('checkbox', { name: 'Select node-1' }).check()
    await page.getByRole('checkbox', { name: 'Select node-2' }).check()
    await page.getByLabel('Group', { exact: true }).selectOption({ label: 'New group…' })
    await page.getByLabel('Name of the group').fill('shelf')
    await page.getByLabel('Next boot').selectOption({ label: 'Start from its own disk' })
    await page.getByRole('button', { name: 'Change 2 machines' }).click()
    await page.getByText('2 machines changed.').waitFor()
    expect(changes(engine, 'groups.set')).toEqual([{ name: 'shelf', change: {} }])
    const macs = [INSTALLED, '9c:6b:00:11:20:02']
    expect(changes(engine, 'machines.setMany')).toEqual([{ macs, change: { group: 'shelf', next: 'local' } }])
    await page.getByRole('radio', { name: 'shelf' }).click()
    expect(await page.getByRole('checkbox').count()).toBe(2)
  })

  it('starts no installer on a whole group without asking, and keeps variables apart from it', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(() => (location.hash = '#/machines'))
    await page.getByRole('radio', { name: 'rack 4' }).click()
    const lines = page.getByLabel('Variables of answer files')
    await lines.fill('site=attic\nrow')
    await page.getByText('A line here is not name=value.').waitFor()
    await lines.fill('site=attic')
    await page.getByRole('button', { name: 'Save variables' }).click()
    await expect
      .poll(() => changes(engine, 'groups.set'))
      .toEqual([{ name: 'rack 4', change: { variables: { site: 'attic', rack: null } } }])
    await page.getByRole('button', { name: 'Set for 4 machines' }).click()
    const question = page.getByRole('alertdialog')
    await question.getByText('those that are installed already as well').waitFor()
    await question.getByRole('button', { name: 'Set for 4 machines' }).click()
    await expect
      .poll(() => changes(engine, 'groups.set').at(-1))
      .toEqual({ name: 'rack 4', change: { next: 'once', entry: 'rocky-9.install' } })
    await page.getByRole('button', { name: 'Remove group' }).click()
    await question.getByRole('button', { name: 'Remove group' }).click()
    await page.getByRole('radio', { name: 'rack 4' }).waitFor({ state: 'detached' })
    expect(changes(engine, 'groups.remove')).toEqual([{ name: 'rack 4' }])
  })

  it('can be that it is woken, of which nobody knows more', async () => {
    const { page, engine } = await visit('groups')
    await page.evaluate(at, INSTALLED)
    await page.getByRole('button', { name: 'Wake' }).click()
    await page.getByText(/^Sent by eth1 at .* Whether it wakes, nobody confirms\.$/).waitFor()
    engine.state.serving = { state: 'stopped' }
    await page.getByRole('button', { name: 'Wake' }).click()
    await page.getByText('Nothing is served.').waitFor()
  })

  it('is said in German too', async () => {
    const { page } = await visit('groups', 'de-DE')
    await page.evaluate(at, INSTALLED)
    await page.getByText(/^Install Rocky Linux 9\.3 wurde um \d\d:\d\d installiert\.$/).waitFor()
    await page.getByText('Sie startet von der eigenen Platte, bis etwas anderes gewünscht wird.').waitFor()
  })
})
