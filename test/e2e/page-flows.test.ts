import type { LogLine } from '#contract/log-line.ts'
import { describe, expect, it } from 'vitest'
import { openPage } from '../renderer/open-page.ts'
import { uefiBoot } from '../renderer/boot-samples.ts'
import { logLines } from '../renderer/event-samples.ts'
import { debian } from '../renderer/usual-image-samples.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { germanLabel, label, labelLike } from '../support/label.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('the page', reason), () => {
  const { visit, stranger: strangerPage, ui } = visits()

  it('removes the token from the address bar and stays signed in after a reload', async () => {
    const { page } = await visit('one-image')
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
    expect(page.url()).toMatch(/\/#\/$/)
    await page.reload()
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
  })

  it('says how to get a new link when it has no access', async () => {
    const { url } = await visit('empty')
    const stranger = await strangerPage()
    await stranger.goto(new URL(url).origin)
    await stranger.getByRole('heading', { name: label('link.signedOutTitle') }).waitFor()
  })

  it('says that the connection is lost, and requests everything when it is back', async () => {
    const { page, engine, stop } = await visit('one-image')
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
    await page.route('**/api/*', route => route.abort())
    await stop()
    await page
      .getByRole('alert')
      .filter({ hasText: label('link.lost') })
      .waitFor()
    expect(
      await page
        .getByRole('button', { name: label('serve.button', { nic: 'eth1' }) })
        .getAttribute('aria-disabled'),
    ).toBe('true')
    // Here the server comes back on another port; the page reaches it at its old address.
    const again = await openPage('one-image', { ui, data: temporaryFolder() })
    again.engine.state.images = [{ ...debian, name: 'Renamed meanwhile' }]
    const { origin, hash } = new URL(again.server.url)
    const session = await fetch(`${origin}/api/session`, {
      method: 'POST',
      body: JSON.stringify({ token: hash.slice(3) }),
    })
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!
    await page.unroute('**/api/*')
    await page.route('**/api/*', async route => {
      const response = await fetch(origin + new URL(route.request().url()).pathname, {
        method: route.request().method(),
        headers: { cookie, 'content-type': 'application/json' },
        body: route.request().postData(),
        signal: AbortSignal.timeout(3_000),
      })
      // An event stream never ends; its start is enough to count as open.
      if (route.request().url().endsWith('/events'))
        return route.fulfill({ status: 200, contentType: 'text/event-stream', body: ': listening\n\n' })
      await route.fulfill({
        status: response.status,
        contentType: 'application/json',
        body: await response.text(),
      })
    })
    await page.getByText('Renamed meanwhile').waitFor()
    expect(engine.calls).toEqual([])
    await again.server.close()
  })

  it('redraws a machine from pushes alone', async () => {
    const { page, engine } = await visit('waiting')
    await page.getByRole('heading', { name: label('wait.title') }).waitFor()
    engine.push({ name: 'boot.changed', payload: { ...uefiBoot, lastEventAtMs: Date.now() } })
    await page
      .getByText(
        label('stage.percent', { head: label('stage.head.kernel.running'), part: { part: 61, whole: 100 } }),
      )
      .waitFor()
    expect(
      await page
        .getByRole('list', { name: labelLike('boot.timeline') })
        .getByRole('listitem')
        .count(),
    ).toBe(9)
  })

  it('shows hostile names as text and runs none of them', async () => {
    const { page, engine } = await visit('stocked')
    let dialogs = 0
    page.on('dialog', dialog => {
      dialogs++
      return dialog.dismiss()
    })
    engine.state.leases = [
      {
        ip: uefiBoot.ip!,
        mac: engine.state.machines[1]!.mac,
        hostname: '<img src=x onerror=alert(1)>\u202e\u0007',
        grantedAtMs: 0,
        expiresAtMs: 0,
        gateway: null,
      },
    ]
    await page.reload()
    await page.evaluate(() => (location.hash = '#/machines'))
    await page.getByText('<img src=x onerror=alert(1)>‹U+202E›‹U+0007›').waitFor()
    await page.evaluate(() => (location.hash = '#/images/custom-tools'))
    await page.getByText('TOOLS‹U+202E›gpj.exe <img src=x onerror=alert(1)>').waitFor()
    expect(await page.locator('img').count()).toBe(0)
    expect(dialogs).toBe(0)
  })

  it('changes a machine and keeps the other fields', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/machines/1c:69:7a:0b:5e:44'))
    await page.getByLabel(label('machines.name'), { exact: true }).fill('nuc-4')
    await page
      .getByRole('combobox', { name: label('machines.next') })
      .selectOption({ label: label('machines.nextBoot.always') })
    const form = page.getByRole('form', { name: label('machines.settings') })
    await form.getByRole('button', { name: label('app.save') }).click()
    await page.getByRole('heading', { name: 'nuc-4' }).waitFor()
    expect(engine.state.machines[0]).toMatchObject({
      name: 'nuc-4',
      next: 'always',
      entry: 'debian-12-live.live',
    })
  })

  it('changes the default and the time of the menu', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/menu'))
    await page.getByRole('radio', { name: /Install Rocky Linux 9.3/ }).click()
    await page.getByText(label('menu.timeoutText', { n: 10, title: 'Install Rocky Linux 9.3' })).waitFor()
    await page.getByLabel(label('menu.timeout')).fill('0')
    await page.keyboard.press('Enter')
    await page.getByText(label('menu.timeoutZero')).waitFor()
    expect(engine.state.menuChoice).toEqual({ defaultId: 'rocky-9.install', timeoutSeconds: 0 })
  })

  it('follows the log only while its reader is at the end', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/log'))
    const log = page.getByRole('log')
    await page.getByRole('combobox', { name: label('log.level') }).selectOption('debug')
    await log.waitFor()
    const distance = (): Promise<number> =>
      log.evaluate(box => box.scrollHeight - box.scrollTop - box.clientHeight)
    await expect.poll(distance).toBeLessThan(40)
    const push = (from: number, to: number): void => {
      for (const line of logLines(to).slice(from)) engine.push({ name: 'log.written', payload: line })
    }
    push(400, 450)
    await log.locator('[data-index="449"]').waitFor()
    await expect.poll(distance).toBeLessThan(40)
    await log.evaluate(box => box.scrollTo(0, 500))
    await page.getByRole('button', { name: label('log.newest', { n: 0 }) }).waitFor()
    const before = await log.evaluate(box => box.scrollTop)
    push(450, 470)
    const jump = page.getByRole('button', { name: label('log.newest', { n: 20 }) })
    await jump.waitFor()
    expect(Math.abs((await log.evaluate(box => box.scrollTop)) - before)).toBeLessThan(2)
    await jump.click()
    await expect.poll(distance).toBeLessThan(40)
    expect(await log.locator('[data-index]').count()).toBeLessThan(100)
  })

  it('shows a line of a newer version as its code, among the others', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/log'))
    const [line] = logLines(1)
    const push = (seq: number, fact: object): void => {
      const payload = { ...line!, seq, code: 'fact', fact: { ...fact, seq, atMs: 1, mac: null, ip: null } }
      engine.push({ name: 'log.written', payload: payload as unknown as LogLine })
    }
    push(9001, { kind: 'quantum.tunnelled', gate: 'b' })
    push(9002, { kind: 'http.missing', path: '/after-it' })
    await page
      .getByRole('log')
      .getByText(/quantum\.tunnelled.*gate: b/)
      .waitFor()
    await page.getByRole('log').getByText('/after-it').waitFor()
  })

  it('is in German on a German system', async () => {
    const { page } = await visit('start-failed', 'de-DE')
    await page.getByRole('heading', { name: germanLabel('serve.failedTitle', { nic: 'eth1' }) }).waitFor()
    await page
      .getByText(
        germanLabel('error.port-in-use.title.holder-pid', {
          port: 'Port 67 (DHCP)',
          holder: 'dnsmasq',
          pid: 812,
        }),
      )
      .waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  })

  it('remembers the theme', async () => {
    const { page } = await visit('empty')
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByRole('radio', { name: label('settings.themes.dark') }).click()
    const theme = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.dataset['theme'])
    await expect.poll(theme).toBe('dark')
    await page.reload()
    await expect.poll(theme).toBe('dark')
  })
})
