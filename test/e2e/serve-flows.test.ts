import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { mac } from '../renderer/address-samples.ts'
import { cards } from '../renderer/card-samples.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('the page and serving', reason), () => {
  const { visit } = visits()

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
    await page.getByText('It took an address from 192.168.7.254 only.').waitFor()
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

  it('answers a machine again that a card leaves alone, after asking, without a standstill', async () => {
    const { page, engine } = await visit('busy')
    const deny = mac('1c:69:7a:0b:5e:44')
    const card = cards.find(({ name }) => name === 'eth1')?.mac ?? 'eth1'
    await engine.handlers['settings.setCard']({ card, settings: { dhcp: 'auto', policy: { deny: [deny] } } })
    await page.reload()
    await page.evaluate(mac => (location.hash = `#/machines/${mac}`), deny)
    await page.getByText('It is ignored on eth1').waitFor()
    await page.getByRole('button', { name: 'Answer this machine again' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Answer this machine again' }).click()
    await page.getByText('It is ignored on eth1').waitFor({ state: 'detached' })
    await expect.poll(() => changes(engine, 'serving.start')).toHaveLength(1)
    expect(changes(engine, 'serving.start')[0]).not.toHaveProperty('policy')
  })

  it('ignores a machine at once, whatever card is served', async () => {
    const { page, engine } = await visit('busy')
    await page.evaluate(() => (location.hash = '#/machines/1c:69:7a:0b:5e:44'))
    await page.getByLabel('Next boot').selectOption({ label: 'Get no answer' })
    await page.getByText('It gets no answer, whatever it asks.').waitFor()
    expect(changes(engine, 'machines.set')).toMatchObject([{ change: { next: 'ignore' } }])
    expect(changes(engine, 'serving.start')).toEqual([])
  })
})
