import { describe, expect, it } from 'vitest'
import { nameWith, needPackages } from '../support/debian-packages.ts'
import { mac } from '../renderer/address-samples.ts'
import { cards } from '../renderer/card-samples.ts'
import { label, labelLike } from '../support/label.ts'
import { changes, visits } from './visit.ts'

const reason = await needPackages(['chromium'])

describe.skipIf(reason !== null)(nameWith('the page and serving', reason), () => {
  const { visit } = visits()

  it('serves on the selected card with the range it showed, and stops', async () => {
    const { page, engine } = await visit('one-image')
    await page.getByText(label('serve.willHandOut', { range: '192.168.7.100–199', nic: 'eth1' })).waitFor()
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).click()
    await page.getByRole('heading', { name: label('serve.servingTitle', { nic: 'eth1' }) }).waitFor()
    expect(changes(engine, 'serving.start')).toEqual([
      { nic: 'eth1', dhcp: 'auto', range: { first: '192.168.7.100', last: '192.168.7.199' } },
    ])
    await page.getByRole('button', { name: label('serve.stop') }).click()
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
  })

  it('serves and stops by keyboard alone', async () => {
    const { page } = await visit('one-image')
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: label('serve.servingTitle', { nic: 'eth1' }) }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: label('serve.readyTitle') }).waitFor()
  })

  it('does not offer to serve while something is missing, and leads to it', async () => {
    const { page, engine } = await visit('empty')
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
      label('serve.fix.no-image'),
    )
    expect(changes(engine, 'serving.start')).toEqual([])
  })

  it('leads to the invalid field', async () => {
    const { page } = await visit('one-image')
    await page.getByRole('button', { name: label('serve.changeDhcp'), exact: true }).click()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio')
    await page.getByLabel(label('dhcp.httpPort')).fill('80x')
    await page.getByRole('button', { name: label('serve.fix.unreadable') }).click()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('80x')
  })

  it('offers a fix when another DHCP server answers', async () => {
    const { page, engine } = await visit('other-dhcp')
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).click()
    const card = page.getByRole('alert').filter({ hasText: '192.168.7.254' })
    await card.waitFor()
    expect(await card.evaluate(element => element === document.activeElement)).toBe(true)
    engine.state.startError = null
    await card.getByRole('button', { name: label('serve.failedUseProxy') }).click()
    await page.getByRole('heading', { name: label('serve.servingTitle', { nic: 'eth1' }) }).waitFor()
    expect(changes(engine, 'serving.start').at(-1)).toEqual({ nic: 'eth1', dhcp: 'proxy' })
  })

  it('requests what the settings say: which machines are answered, and networks behind relays', async () => {
    const { page, engine } = await visit('one-image')
    await page.getByRole('button', { name: label('serve.changeDhcp'), exact: true }).click()
    await page.getByLabel(label('dhcp.only.boot-clients')).check()
    const deny = page.getByLabel(label('dhcp.deny'))
    await deny.fill('52:54:00:12:34')
    await page.getByText(label('dhcp.badMac', { text: '52:54:00:12:34' })).waitFor()
    await page.getByText(label('serve.reason.unreadable')).waitFor()
    await deny.fill('52-54-00-12-34-56, 525400123457')
    await page.getByRole('button', { name: label('dhcp.addSegment') }).click()
    await page.getByLabel(label('dhcp.segment.network'), { exact: true }).fill('192.168.7.128/25')
    await page.getByText(label('dhcp.segmentProblem.overlap')).waitFor()
    await page.getByLabel(label('dhcp.segment.network'), { exact: true }).fill('10.2.0.0/24')
    await page.getByRole('button', { name: label('dhcp.addSegment') }).click()
    await page.getByRole('button', { name: label('dhcp.removeSegment', { network: 2 }) }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
      label('dhcp.addSegment'),
    )
    await page.getByRole('button', { name: label('dhcp.done') }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
      label('serve.changeDhcp'),
    )
    await page
      .getByText(`${label('serve.answers.boot-clients')} ${label('serve.answersDenied', { n: 2 })}`)
      .waitFor()
    // Saved for this card, also across a reload.
    await page.reload()
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).click()
    await page.getByRole('heading', { name: label('serve.servingTitle', { nic: 'eth1' }) }).waitFor()
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

  it('moves the focus to where the reader is when the button disappears', async () => {
    const { page } = await visit('one-image')
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.textContent?.trim())
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).press('Enter')
    await page.getByRole('heading', { name: label('serve.servingTitle', { nic: 'eth1' }) }).waitFor()
    await expect.poll(focused).toBe(label('serve.servingTitle', { nic: 'eth1' }))
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(label('serve.stop'))
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe(label('serve.readyTitle'))
  })

  it('never says that something is missing before every request is answered', async () => {
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
    await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).waitFor()
    const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
    expect(seen).toEqual([label('serve.readyTitle')])
  })

  it('assigns the address of a machine that ignores the proxy offer, after asking, without an interruption', async () => {
    const { page, engine } = await visit('turned-away')
    await page.getByText(label('proxy.title.offer-ignored', { server: '192.168.7.254' })).waitFor()
    await page.getByText(label('status.needsYou', { n: 1 })).waitFor()
    await page.getByText(label('proxy.tellRouter', { server: '192.168.7.254' })).click()
    await page.getByText('dhcp-boot=snponly.efi,,192.168.7.1').waitFor()
    await page.getByRole('combobox', { name: label('advice.router') }).selectOption(label('advice.mikrotik'))
    await page.getByText('boot-file-name="snponly.efi"').waitFor()
    await page.getByRole('button', { name: label('proxy.handOut') }).click()
    const dialog = page.getByRole('alertdialog')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(label('app.cancel'))
    await dialog.getByRole('button', { name: label('proxy.confirmAction') }).click()
    await page.getByText(`${label('serve.handsOut')} 192.168.7.100–199`).waitFor()
    expect(engine.calls.map(call => call.method)).toEqual(['serving.stop', 'serving.start'])
    expect(changes(engine, 'serving.start')).toMatchObject([{ nic: 'eth1', dhcp: 'server' }])
  })

  it('leaves the addresses to the other server of a conflict', async () => {
    const { page, engine } = await visit('conflict')
    await page.getByText(label('warning.conflict', { server: '192.168.7.254' })).waitFor()
    await page.getByRole('button', { name: label('warning.useProxy') }).click()
    await page.getByText(label('serve.onlyTells')).waitFor()
    expect(changes(engine, 'serving.start')).toEqual([{ nic: 'eth1', dhcp: 'proxy' }])
  })

  it('lists the leases when no address is left', async () => {
    const { page } = await visit('pool-full')
    await page.getByText(labelLike('warning.poolFull')).waitFor()
    await page.getByRole('link', { name: label('warning.whoHasThem') }).click()
    const leases = page.getByRole('region', { name: label('leases.title') })
    await leases.getByText(label('leases.ofPool', { n: 4, size: 4, range: '192.168.7.100–103' })).waitFor()
    expect(await leases.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/192\.168\.7\.101\s+nuc-3\s+1c:69:7a:0b:5e:44\s+.*\d\d:\d\d.*\b4\d\smin/),
      expect.stringContaining('192.168.7.102'),
      expect.stringContaining('opti-7090'),
      expect.stringContaining('printer'),
    ])
  })

  it('answers an ignored machine again, after asking, without an interruption', async () => {
    const { page, engine } = await visit('busy')
    const deny = mac('1c:69:7a:0b:5e:44')
    const card = cards.find(({ name }) => name === 'eth1')?.mac ?? 'eth1'
    await engine.handlers['settings.setCard']({ card, settings: { dhcp: 'auto', policy: { deny: [deny] } } })
    await page.reload()
    await page.evaluate(mac => (location.hash = `#/machines/${mac}`), deny)
    await page.getByText(label('machines.ignored', { nic: 'eth1' })).waitFor()
    await page.getByRole('button', { name: label('machines.answerAgain') }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: label('machines.answerAgain') })
      .click()
    await page.getByText(label('machines.ignored', { nic: 'eth1' })).waitFor({ state: 'detached' })
    await expect.poll(() => changes(engine, 'serving.start')).toHaveLength(1)
    expect(changes(engine, 'serving.start')[0]).not.toHaveProperty('policy')
  })

  it('ignores a machine at once, whichever card is served', async () => {
    const { page, engine } = await visit('busy')
    await page.evaluate(() => (location.hash = '#/machines/1c:69:7a:0b:5e:44'))
    await page
      .getByRole('combobox', { name: label('machines.next') })
      .selectOption({ label: label('machines.nextBoot.ignore') })
    await page.getByText(label('nextBoot.says.ignore')).waitFor()
    expect(changes(engine, 'machines.set')).toMatchObject([{ change: { next: 'ignore' } }])
    expect(changes(engine, 'serving.start')).toEqual([])
  })
})
