import { describe, expect, it } from 'vitest'
import { finishedBoot, uefiBoot } from '../renderer/boot-samples.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { germanLabel, label, labelLike } from '../support/label.ts'
import { changes, visits } from './visit.ts'

declare global {
  interface Window {
    told: string[]
  }
}

const reason = await needPackages(['chromium'])
const { visit } = visits()

describe.skipIf(reason !== null)(nameWith('the frame of every screen', reason), () => {
  it('goes to the page that the user types, and returns the focus if they cancel', async () => {
    const { page } = await visit('stocked')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: label('palette.title') }).fill('deb live')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Debian/ }).waitFor()
    expect(new URL(page.url()).hash).toBe('#/images/debian-12-live')

    const search = page.getByRole('button', { name: label('palette.open') })
    await search.click()
    await page.getByRole('combobox').fill('nothing of the kind')
    await page.getByText(label('palette.nothing')).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => search.evaluate(element => element === document.activeElement)).toBe(true)
  })

  it('runs what the arrow keys select', async () => {
    const { page, engine } = await visit('one-image')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox').fill(label('serve.button', { nic: 'eth1' }).toLowerCase())
    await page.getByRole('option', { name: label('serve.button', { nic: 'eth1' }) }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page
      .getByRole('heading', { level: 1, name: label('serve.servingTitle', { nic: 'eth1' }) })
      .waitFor()
    expect(changes(engine, 'serving.start')).toHaveLength(1)
  })

  it('shows what runs, stops it, and remembers how it ended after a reload', async () => {
    const { page, engine } = await visit('slow')
    await page.evaluate(() => (location.hash = '#/images/debian-12-live'))
    await page.getByText(label('images.extract')).first().click()
    await page.getByLabel(label('images.extractFolder')).fill('/srv/tree')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: label('tasks.running', { n: 1 }) }).click()
    const drawer = page.getByRole('region', { name: label('tasks.title') })
    await drawer
      .getByText(label('tasks.kindPercent', { kind: label('tasks.kind.extract'), percent: 42 }))
      .waitFor()
    await drawer.getByRole('button', { name: label('tasks.cancel', { name: 'Debian' }) }).click()
    await drawer.getByText(label('tasks.ended.extract.stopped')).waitFor()
    expect(changes(engine, 'images.cancelExtract')).toEqual([{ id: 'debian-12-live' }])

    await page.reload()
    await page.getByRole('button', { name: label('tasks.title') }).click()
    await page.getByText(label('tasks.ended.extract.stopped')).waitFor()
    await page.getByRole('button', { name: label('tasks.forget') }).click()
    await page.getByText(label('tasks.none')).waitFor()
  })

  it('sends notifications about machines only after the user has allowed them', async () => {
    const { page, engine } = await visit('stocked')
    await page.addInitScript(() => {
      window.told = []
      class Told {
        static permission = 'default'
        static requestPermission = (): Promise<string> => Promise.resolve((Told.permission = 'granted'))
        constructor(title: string) {
          window.told.push(title)
        }
      }
      Object.defineProperty(window, 'Notification', { value: Told })
      // The user looks at another window.
      document.hasFocus = () => false
    })
    await page.reload()
    const told = (): Promise<string[]> => page.evaluate(() => window.told)
    const tell = (id: number): void =>
      engine.push({ name: 'boot.changed', payload: { ...finishedBoot, mac: uefiBoot.mac, id } })
    await page.evaluate(() => (location.hash = '#/settings'))
    const box = page.getByRole('checkbox', { name: label('notify.label') })
    await box.waitFor()
    expect(await box.isChecked()).toBe(false)
    tell(701)
    await box.check()
    tell(702)
    await expect.poll(told).toHaveLength(1)
    expect((await told())[0]).toMatch(labelLike('notify.installed'))
    tell(702)
    tell(703)
    await expect.poll(told).toHaveLength(2)
  })

  it('welcomes once, and shows how to connect the cables', async () => {
    const { page } = await visit('empty')
    const card = page.getByRole('region', { name: label('welcome.title') })
    await card.getByRole('radio', { name: 'Deutsch' }).click()
    await page.getByRole('region', { name: germanLabel('welcome.title') }).waitFor()
    await page.getByRole('radio', { name: 'English' }).click()
    await card.getByRole('link', { name: label('welcome.plug') }).click()
    await page.getByLabel(label('help.keys.find')).fill('think')
    expect(await page.getByRole('row').count()).toBe(2)
    await page.goBack()
    await card.getByRole('button', { name: label('welcome.dismiss') }).click()
    await card.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: label('serve.emptyTitle') }).waitFor()
    expect(await card.count()).toBe(0)
  })

  it("keeps a card's settings in the engine, and shows changes that others make there", async () => {
    const { page, engine } = await visit('one-image')
    await page.getByRole('button', { name: label('serve.changeDhcp'), exact: true }).click()
    await page.getByLabel(label('dhcp.first')).fill('192.168.7.50')
    await page.getByLabel(label('dhcp.last')).fill('192.168.7.60')
    const kept = () => engine.handlers['settings.cards'](null)
    const range = { first: '192.168.7.50', last: '192.168.7.60' }
    await expect.poll(kept).toMatchObject([{ settings: { dhcp: 'auto', range } }])

    await page.reload()
    await page.getByText('192.168.7.50–60').first().waitFor()
    const [{ card, settings }] = (await kept()) as [Awaited<ReturnType<typeof kept>>[number]]
    await engine.handlers['settings.setCard']({ card, settings: { ...settings, dhcp: 'proxy' } })
    await page.getByText(label('serve.willOnlyTell')).waitFor()
  })

  it('has every screen within reach of a thumb', async () => {
    const { page } = await visit('stocked')
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('button', { name: label('nav.more'), exact: true }).click()
    await page.getByRole('link', { name: label('nav.settings') }).click()
    await page.getByRole('heading', { level: 1, name: label('settings.title') }).waitFor()
    expect(await page.getByRole('link', { name: label('nav.help') }).isVisible()).toBe(false)
  })
})
