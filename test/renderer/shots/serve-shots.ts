import type { Page } from 'playwright-core'
import { label } from '../../support/label.ts'
import { turnedAway } from '../dhcp-samples.ts'
import type { FakeEngine } from '../fake-engine.ts'
import { biosBoot, uefiBoot } from '../boot-samples.ts'
import { importOne } from './send-files.ts'
import { showAdvice } from './show-advice.ts'
import type { Shot } from './shot.ts'

/** Home in every state. */
export const serveShots: readonly Shot[] = [
  { name: 'serve-empty', scenario: 'empty', route: '/' },
  { name: 'serve-ready', scenario: 'one-image', route: '/' },
  { name: 'serve-importing', scenario: 'importing', route: '/', act: importOne },
  { name: 'serve-iso-error', scenario: 'iso-error', route: '/', act: importOne },
  { name: 'serve-unknown-image', scenario: 'unknown-image', route: '/' },
  { name: 'serve-not-ready', scenario: 'no-boot-files', route: '/' },
  {
    name: 'serve-settings',
    scenario: 'stocked',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: label('serve.changeDhcp'), exact: true }).click()
      await page.getByLabel(label('dhcp.first')).fill('192.168.9.300')
    },
  },
  {
    name: 'serve-settings-answers',
    scenario: 'stocked',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: label('serve.changeDhcp'), exact: true }).click()
      await page.getByLabel(label('dhcp.only.known')).check()
      await page.getByLabel(label('dhcp.deny')).fill('1c:69:7a:0b:5e:44\n52:54:00:12:34')
      await page.getByRole('button', { name: label('dhcp.addSegment') }).click()
      await page.getByLabel(label('dhcp.segment.network'), { exact: true }).fill('10.2.0.0/24')
      await page.getByRole('button', { name: label('dhcp.addSegment') }).click()
      await page.getByLabel(label('dhcp.segment.network'), { exact: true }).last().fill('10.2.0.128/25')
      await page.getByLabel(label('dhcp.segment.gateway')).last().fill('10.9.0.1')
    },
  },
  {
    name: 'serve-settings-off',
    scenario: 'stocked',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: label('serve.changeDhcp'), exact: true }).click()
      await page.getByLabel(label('dhcp.mode.off')).check()
    },
  },
  { name: 'serve-starting', scenario: 'starting', route: '/' },
  { name: 'serve-waiting', scenario: 'waiting', route: '/' },
  { name: 'serve-busy', scenario: 'busy', route: '/', act: progress },
  { name: 'serve-beside', scenario: 'beside', route: '/' },
  { name: 'serve-conflict', scenario: 'conflict', route: '/' },
  { name: 'serve-pool-full', scenario: 'pool-full', route: '/' },
  { name: 'serve-turned-away', scenario: 'turned-away', route: '/', act: showAdvice },
  {
    name: 'serve-turned-away-otherwise',
    scenario: 'turned-away',
    route: '/',
    async act(page, engine) {
      const others = { otherBootFile: 'pxelinux.0', otherNextServer: '192.168.7.5' }
      for (const [at, failure] of ['other-boot-file', 'no-request', 'file-not-fetched'].entries())
        engine.push({
          name: 'boot.changed',
          payload: {
            ...turnedAway(failure, at === 0 ? others : {}, 30 + at),
            mac: engine.state.machines[at]!.mac,
          },
        })
      await page.getByText(label('proxy.title.file-not-fetched', { file: 'snponly.efi' })).waitFor()
    },
  },
  {
    name: 'serve-turned-away-confirm',
    scenario: 'turned-away',
    route: '/',
    act: page => page.getByRole('button', { name: label('proxy.handOut') }).click(),
  },
  { name: 'serve-stopped', scenario: 'stopped', route: '/' },
  { name: 'serve-failed', scenario: 'start-failed', route: '/' },
  {
    name: 'serve-other-dhcp',
    scenario: 'other-dhcp',
    route: '/',
    async act(page) {
      await page.getByRole('button', { name: label('serve.button', { nic: 'eth1' }) }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'serve-how',
    scenario: 'one-image',
    route: '/',
    act: page => page.getByText(label('how.title')).click(),
  },
  {
    name: 'serve-drop',
    scenario: 'one-image',
    route: '/',
    act: page =>
      page.evaluate(() => {
        const data = new DataTransfer()
        data.items.add(new File(['x'], 'a.iso'))
        data.items.add(new File(['x'], 'b.iso'))
        window.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data }))
      }),
  },
  { name: 'serve-why', scenario: 'stopped-why', route: '/' },
]

/** Two reports a second apart, so that a rate is known; each is on the page before the next, or a busy page would merge them. */
async function progress(page: Page, engine: FakeEngine): Promise<void> {
  for (const [at, boot] of [uefiBoot, biosBoot, uefiBoot].entries()) {
    const step = at + 1
    const stages = boot.stages.map(stage => {
      if (stage.state !== 'running' || !stage.progress) return stage
      const { sentBytes, sizeBytes } = stage.progress
      return { ...stage, progress: { sizeBytes, sentBytes: sentBytes + (step * sizeBytes) / 20 } }
    })
    const lastEventAtMs = boot.lastEventAtMs + step * 500
    engine.push({ name: 'boot.changed', payload: { ...boot, lastEventAtMs, stages } })
    const sentBytes = stages.find(({ state }) => state === 'running')?.progress?.sentBytes
    await page.locator(`[role=progressbar][aria-valuenow="${sentBytes}"]`).waitFor()
  }
  await page.getByText('MB/s').first().waitFor()
}
