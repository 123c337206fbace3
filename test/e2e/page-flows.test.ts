import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { FakeEngine } from '../renderer/fake-engine.ts'
import { buildPage, openPage } from '../renderer/open-page.ts'
import { debian, logLines, uefiBoot } from '../renderer/samples.ts'
import type { Scenario } from '../renderer/scenarios.ts'
import { launchChromium } from '../support/chromium.ts'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ui = mkdtempSync(join(tmpdir(), 'slipway-ui-'))
let browser: Browser
beforeAll(async () => {
  buildPage(ui)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(ui, { recursive: true, force: true })
})

async function visit(
  scenario: Scenario,
  locale = 'en-GB',
): Promise<{ page: Page; engine: FakeEngine; url: string; stop: () => Promise<void> }> {
  const { engine, server } = await openPage(scenario, { ui, data: temporaryFolder() })
  const page = await browser.newPage({ locale, reducedMotion: 'reduce' })
  onTestFinished(() => page.close())
  await page.goto(server.url)
  await page.getByRole('main').waitFor()
  return { page, engine, url: server.url, stop: () => server.close() }
}

const changes = (engine: FakeEngine, method: string): unknown[] =>
  engine.calls.filter(call => call.method === method).map(call => call.input)

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('the page', reason), () => {
  it('takes the token out of the address bar and stays signed in after a reload', async () => {
    const { page } = await visit('one-image')
    await page.getByRole('heading', { name: 'Ready to serve' }).waitFor()
    expect(page.url()).toMatch(/\/#\/$/)
    await page.reload()
    await page.getByRole('heading', { name: 'Ready to serve' }).waitFor()
  })

  it('says how to get a new link when it has no access', async () => {
    const { url } = await visit('empty')
    const stranger = await browser.newPage()
    onTestFinished(() => stranger.close())
    await stranger.goto(new URL(url).origin)
    await stranger.getByRole('heading', { name: 'This page needs a new link' }).waitFor()
  })

  it('serves on the chosen card with the range it showed, and stops', async () => {
    const { page, engine } = await visit('one-image')
    await page.getByText('We will hand out 192.168.7.100–199 on eth1.').waitFor()
    await page.getByRole('button', { name: 'Serve on eth1' }).click()
    await page.getByRole('heading', { name: 'Serving on eth1' }).waitFor()
    expect(changes(engine, 'serving.start')).toEqual([
      { nic: 'eth1', dhcp: 'auto', range: { first: '192.168.7.100', last: '192.168.7.199' } },
    ])
    await page.getByRole('button', { name: 'Stop serving' }).click()
    await page.getByRole('heading', { name: 'Ready to serve' }).waitFor()
  })

  it('serves and stops by keyboard alone', async () => {
    const { page } = await visit('one-image')
    await page.getByRole('heading', { name: 'Ready to serve' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Serving on eth1' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Ready to serve' }).waitFor()
  })

  it('does not ask to serve while something is missing, and leads to what it is', async () => {
    const { page, engine } = await visit('empty')
    await page.getByRole('button', { name: 'Serve on eth1' }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Choose a file')
    expect(changes(engine, 'serving.start')).toEqual([])
  })

  it('leads to the field that does not read', async () => {
    const { page } = await visit('one-image')
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio')
    await page.getByLabel('HTTP port').fill('80x')
    await page.getByRole('button', { name: 'Show it' }).click()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('80x')
  })

  it('offers a way out when another DHCP server answers', async () => {
    const { page, engine } = await visit('other-dhcp')
    await page.getByRole('button', { name: 'Serve on eth1' }).click()
    const card = page.getByRole('alert').filter({ hasText: '192.168.7.254' })
    await card.waitFor()
    expect(await card.evaluate(element => element === document.activeElement)).toBe(true)
    engine.state.startError = null
    await card.getByRole('button', { name: 'Only tell machines what to boot' }).click()
    await page.getByRole('heading', { name: 'Serving on eth1' }).waitFor()
    expect(changes(engine, 'serving.start').at(-1)).toEqual({ nic: 'eth1', dhcp: 'proxy' })
  })

  it('asks for what the settings say: who is answered, and networks behind relays', async () => {
    const { page, engine } = await visit('one-image')
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await page.getByLabel('Machines that ask to network-boot').check()
    const deny = page.getByLabel('Never answer these machines')
    await deny.fill('52:54:00:12:34')
    await page.getByText('“52:54:00:12:34” is not a MAC address.').waitFor()
    await page.getByText('A value below does not read.').waitFor()
    await deny.fill('52-54-00-12-34-56, 525400123457')
    await page.getByRole('button', { name: 'Add a network' }).click()
    await page.getByLabel('Network', { exact: true }).fill('192.168.7.128/25')
    await page.getByText('Overlaps another network that is served.').waitFor()
    await page.getByLabel('Network', { exact: true }).fill('10.2.0.0/24')
    await page.getByRole('button', { name: 'Add a network' }).click()
    await page.getByRole('button', { name: 'Remove network 2' }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Add a network')
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Change')
    await page
      .getByText('Only machines that ask to network-boot are answered. 2 machines are ignored.')
      .waitFor()
    // Kept for this card, also over a reload.
    await page.reload()
    await page.getByRole('button', { name: 'Serve on eth1' }).click()
    await page.getByRole('heading', { name: 'Serving on eth1' }).waitFor()
    expect(changes(engine, 'serving.start')).toEqual([
      {
        nic: 'eth1',
        dhcp: 'auto',
        range: { first: '192.168.7.100', last: '192.168.7.199' },
        segments: [
          { network: '10.2.0.0', prefixLength: 24, range: { first: '10.2.0.100', last: '10.2.0.199' } },
        ],
        policy: { only: 'boot-clients', deny: ['52:54:00:12:34:56', '52:54:00:12:34:57'] },
      },
    ])
  })

  it('keeps the focus where the reader is when the button goes away', async () => {
    const { page } = await visit('one-image')
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.textContent?.trim())
    await page.getByRole('button', { name: 'Serve on eth1' }).press('Enter')
    await page.getByRole('heading', { name: 'Serving on eth1' }).waitFor()
    await expect.poll(focused).toBe('Serving on eth1')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Stop serving')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Ready to serve')
  })

  it('never says that something is missing before everything has answered', async () => {
    const { page, url } = await visit('one-image')
    await page.addInitScript(() => {
      const seen = new Set<string>()
      ;(window as unknown as { seen: Set<string> }).seen = seen
      new MutationObserver(() => {
        for (const element of document.querySelectorAll('h1, [aria-disabled]'))
          seen.add(element.textContent.trim())
      }).observe(document, { subtree: true, childList: true, attributes: true })
    })
    await page.goto(new URL(url).origin)
    await page.getByRole('button', { name: 'Serve on eth1' }).waitFor()
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
    expect(seen).toEqual(['Ready to serve'])
  })

  it('hands out addresses for a machine that ignores our offer, after asking, without a moment of standstill', async () => {
    const { page, engine } = await visit('turned-away')
    await page.getByText('It listens to 192.168.7.254 only.').waitFor()
    await page.getByText('1 machine stopped').waitFor()
    await page.getByText('Or let 192.168.7.254 name our boot file').click()
    await page.getByText('dhcp-boot=snponly.efi,,192.168.7.1').waitFor()
    await page.getByLabel('Its kind').selectOption('MikroTik RouterOS')
    await page.getByText('boot-file-name="snponly.efi"').waitFor()
    await page.getByRole('button', { name: 'Hand out addresses here' }).click()
    const dialog = page.getByRole('alertdialog')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Cancel')
    await dialog.getByRole('button', { name: 'Hand out addresses' }).click()
    await page.getByText('Hands out 192.168.7.100–199').waitFor()
    expect(engine.calls.map(call => call.method)).toEqual(['serving.stop', 'serving.start'])
    expect(changes(engine, 'serving.start')).toMatchObject([{ nic: 'eth1', dhcp: 'server' }])
  })

  it('leaves the addresses to the other server of a conflict', async () => {
    const { page, engine } = await visit('conflict')
    await page.getByText('192.168.7.254 hands out addresses here too.').waitFor()
    await page.getByRole('button', { name: 'Leave the addresses to it' }).click()
    await page.getByText('Only tells machines what to boot').waitFor()
    expect(changes(engine, 'serving.start')).toEqual([{ nic: 'eth1', dhcp: 'proxy' }])
  })

  it('says who holds which address when there is none left', async () => {
    const { page } = await visit('pool-full')
    await page.getByText('No address is free any more').waitFor()
    await page.getByRole('link', { name: 'See who holds them' }).click()
    const leases = page.getByRole('region', { name: 'Addresses handed out' })
    await leases.getByText('4 of the 4 addresses of 192.168.7.100–103 are held.').waitFor()
    expect(await leases.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/192\.168\.7\.101\s+nuc-3\s+1c:69:7a:0b:5e:44\s+until \d\d:\d\d, 4\d\smin more/),
      expect.stringContaining('192.168.7.102'),
      expect.stringContaining('opti-7090'),
      expect.stringContaining('printer'),
    ])
  })

  it('ignores a machine while serving, after asking, and answers it again', async () => {
    const { page, engine } = await visit('busy')
    await page.evaluate(() => (location.hash = '#/machines/1c:69:7a:0b:5e:44'))
    await page.getByRole('button', { name: 'Ignore this machine' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ignore this machine' }).click()
    await page.getByText('It is ignored on eth1').waitFor()
    await expect
      .poll(() => changes(engine, 'serving.start'))
      .toMatchObject([{ policy: { deny: ['1c:69:7a:0b:5e:44'] } }])
    await page.getByRole('button', { name: 'Answer this machine again' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Answer this machine again' }).click()
    await page.getByRole('button', { name: 'Ignore this machine' }).waitFor()
    await expect.poll(() => changes(engine, 'serving.start')).toHaveLength(2)
    expect(changes(engine, 'serving.start')[1]).not.toHaveProperty('policy')
  })

  it('sends a chosen file, shows it at once and then as a ready image', async () => {
    const { page, engine } = await visit('empty')
    await page.locator('input[type=file]').setInputFiles({
      name: 'debian live.iso',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(200_000),
    })
    await page.getByRole('link', { name: /Debian 12.7 live standard/ }).waitFor()
    expect(changes(engine, 'images.import')).toEqual([{ path: expect.stringMatching(/debian live\.iso$/) }])
    await page.getByRole('button', { name: 'Serve on eth1' }).click()
    await page.getByRole('heading', { name: 'Serving on eth1' }).waitFor()
  })

  it('takes files dropped anywhere', async () => {
    const { page } = await visit('empty')
    await page.getByText('Drop an ISO here').waitFor()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(1000)], 'a.iso'))
      for (const type of ['dragenter', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        )
    })
    await page.getByRole('link', { name: /Debian 12.7 live standard/ }).waitFor()
  })

  it('says that the connection is lost, and asks for everything when it is back', async () => {
    const { page, engine, stop } = await visit('one-image')
    await page.getByRole('heading', { name: 'Ready to serve' }).waitFor()
    await page.route('**/api/*', route => route.abort())
    await stop()
    await page.getByRole('alert').filter({ hasText: 'The connection to Slipway is lost.' }).waitFor()
    expect(await page.getByRole('button', { name: 'Serve on eth1' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    // The server comes back at another port here; the page is led to it under its own address.
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
      // An event stream never ends; its beginning is enough to count as open.
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
    await page.getByRole('heading', { name: 'Waiting for a machine…' }).waitFor()
    engine.push({ name: 'boot.changed', payload: { ...uefiBoot, lastEventAtMs: Date.now() } })
    await page.getByText('Loading kernel, 61 %').waitFor()
    expect(
      await page
        .getByRole('list', { name: /^Timeline of/ })
        .getByRole('listitem')
        .count(),
    ).toBe(9)
  })

  it('shows hostile names as text and runs none of them', async () => {
    const { page, engine } = await visit('stocked')
    let dialogs = 0
    page.on('dialog', dialog => {
      dialogs++
      void dialog.dismiss()
    })
    engine.state.leases = [
      {
        ip: uefiBoot.ip!,
        mac: engine.state.machines[1]!.mac,
        hostname: '<img src=x onerror=alert(1)>\u202e\u0007',
        grantedAtMs: 0,
        expiresAtMs: 0,
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

  it('removes an image only after asking, with the focus on Cancel', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByRole('button', { name: 'Remove image' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Cancel')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(changes(engine, 'images.remove')).toEqual([])
    await page.getByRole('button', { name: 'Remove image' }).click()
    await dialog.getByRole('button', { name: 'Remove image' }).click()
    await page.getByRole('heading', { name: 'Images', exact: true }).waitFor()
    expect(changes(engine, 'images.remove')).toEqual([{ id: 'rocky-9' }])
  })

  it('extracts an image into the folder that was written, and says what is there now', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/images/rocky-9'))
    await page.getByText('Extract all files').first().click()
    await page.getByLabel('Empty folder on the server’s computer').fill('/srv/tree')
    await page.keyboard.press('Enter')
    await page.getByText(/7,412 files, 11\sGB are now in \/srv\/tree\./).waitFor()
    expect(changes(engine, 'images.extract')).toEqual([{ id: 'rocky-9', folder: '/srv/tree' }])
  })

  it('edits the arguments of an entry, from the place that says so, and brings them back', async () => {
    const { page, engine } = await visit('ways-out')
    await page.evaluate(() => (location.hash = '#/images/fedora-42-boot'))
    await page.getByRole('button', { name: 'Edit arguments' }).first().click()
    const field = page.getByLabel('What the kernel is told')
    const selected = await field.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
    expect(selected).toBe('{MIRROR_URL}')
    await page.keyboard.type('http://mirror.lan/fedora/')
    await page.keyboard.press('Enter')
    await page.getByText('Changed by you.').waitFor()
    expect(changes(engine, 'images.setArguments')).toEqual([
      {
        id: 'fedora-42-boot.install',
        arguments: 'inst.stage2={TREE_URL} inst.repo=http://mirror.lan/fedora/ ip=dhcp',
      },
    ])
    await page.getByRole('button', { name: 'Edit arguments' }).last().click()
    await field.fill('a'.repeat(2048))
    await page.getByText('Longer than the 2047 characters').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Back to what was recognised' }).click()
    await page.getByText('It needs the address of a mirror in place of {MIRROR_URL}.').waitFor()
    expect(changes(engine, 'images.setArguments').at(-1)).toEqual({
      id: 'fedora-42-boot.install',
      arguments: null,
    })
  })

  it('adds a kernel for the network, one file by its path and one that is sent', async () => {
    const { page, engine } = await visit('ways-out')
    await page.evaluate(() => (location.hash = '#/images/debian-13-netinst'))
    await page.getByText('What helps').waitFor()
    await page.getByText('Choose both files first.').waitFor()
    await page.getByLabel('Kernel for the network').first().fill('/srv/iso/linux')
    await page
      .locator('input[type=file][aria-label="Its initrd"]')
      .setInputFiles({ name: 'initrd.gz', mimeType: 'application/gzip', buffer: Buffer.alloc(5_000) })
    await expect.poll(() => page.getByLabel('Its initrd').first().inputValue()).toMatch(/initrd\.gz$/)
    await page.getByRole('button', { name: 'Add kernel and initrd' }).click()
    await expect
      .poll(() => changes(engine, 'images.addNetbootKernel'))
      .toEqual([
        { id: 'debian-13-netinst', kernel: '/srv/iso/linux', initrd: expect.stringMatching(/initrd\.gz$/) },
      ])
  })

  it('changes a machine and keeps what was not touched', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/machines/1c:69:7a:0b:5e:44'))
    await page.getByLabel('Name').fill('nuc-4')
    await page.getByLabel('Next boot').selectOption({ label: 'Always start its entry' })
    await page.getByRole('button', { name: 'Save' }).click()
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
    await page.getByText('“Install Rocky Linux 9.3” starts after 10 seconds.').waitFor()
    await page.getByLabel('Seconds to wait').fill('0')
    await page.keyboard.press('Enter')
    await page.getByText('Waits until somebody chooses.').waitFor()
    expect(engine.state.menuChoice).toEqual({ defaultId: 'rocky-9.install', timeoutSeconds: 0 })
  })

  it('follows the log only while its reader is at the end', async () => {
    const { page, engine } = await visit('stocked')
    await page.evaluate(() => (location.hash = '#/log'))
    const log = page.getByRole('log')
    await page.getByLabel('Level').selectOption('debug')
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
    await page.getByRole('button', { name: 'Jump to newest' }).waitFor()
    const before = await log.evaluate(box => box.scrollTop)
    push(450, 470)
    const jump = page.getByRole('button', { name: 'Jump to newest (20)' })
    await jump.waitFor()
    expect(Math.abs((await log.evaluate(box => box.scrollTop)) - before)).toBeLessThan(2)
    await jump.click()
    await expect.poll(distance).toBeLessThan(40)
    expect(await log.locator('[data-index]').count()).toBeLessThan(100)
  })

  it('speaks German where the system does', async () => {
    const { page } = await visit('start-failed', 'de-DE')
    await page.getByRole('heading', { name: 'Konnte auf eth1 nicht starten' }).waitFor()
    await page.getByText('Port 67 (DHCP) ist von dnsmasq (PID 812) belegt.').waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  })

  it('remembers the theme', async () => {
    const { page } = await visit('empty')
    await page.evaluate(() => (location.hash = '#/settings'))
    await page.getByRole('radio', { name: 'Dark' }).click()
    const theme = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.dataset['theme'])
    await expect.poll(theme).toBe('dark')
    await page.reload()
    await expect.poll(theme).toBe('dark')
  })
})
