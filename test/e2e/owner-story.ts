import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { StageId } from '#contract/timeline.ts'
import { LAB_CARD, LAB_TAP, openLab, type Lab } from '../support/lab.ts'
import { label, labelLike } from '../support/label.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import { makeTestIso } from '../support/test-iso.ts'
import { INIT_MARK } from '../support/test-kernel.ts'

// The owner's journey, shared by the page in a browser, in the double of Electron and in Electron.

/** Where the journey takes place. */
export interface OwnerScene {
  readonly lab: Lab
  readonly page: Page
  /** For a page that cannot know the path of a dropped file: passes it in. */
  tellPath?(path: string): Promise<void>
}

/** Further checks at a point of the journey. */
export type Aside = (scene: OwnerScene) => Promise<void> | void

export interface Asides {
  readonly empty?: Aside
  readonly imported?: Aside
  readonly waiting?: Aside
  readonly booting?: Aside
  readonly booted?: Aside
  readonly stopped?: Aside
}

/** Sorts before {@link LAB_CARD} in the list of cards, so that it is selected by default. */
const OTHER_CARD = 'attic0'
const MAC = '52:54:00:5e:ed:01'
/** For a machine under emulation on a computer that is busy with other things. */
const MACHINE_MS = 120_000

/** A lab in which the user has to select a card. */
export async function openOwnersLab(): Promise<Lab> {
  const lab = await openLab()
  await lab.namespace.addBridge(OTHER_CARD, '10.79.0.1/24')
  return lab
}

/** The stages of the machine, in the order of the page. */
const TIMELINE: readonly (readonly [StageId, RegExp])[] = [
  ['asked', labelLike('stage.asked.seen', { arch: label('machines.arch.x64-uefi') })],
  ['addressed', labelLike('stage.addressed.done.lease', { lease: { ms: 30 * 60_000 } })],
  ['told', labelLike('stage.told.done', { bootFile: 'snponly.efi' })],
  ['program', labelLike('stage.program.done.time', { file: 'snponly.efi' })],
  ['started', labelLike('stage.started.done', { program: 'iPXE' })],
  ['menu', labelLike('stage.menu.done')],
  ['chosen', labelLike('stage.chosen.done')],
  ['kernel', labelLike('stage.kernel.done.time')],
  ['reported', labelLike('stage.reported.done', { text: 'test-system-started' })],
]

/** From the empty app to the booted machine, and back to where nothing is served. */
export function tellOwnersStory(scene: () => OwnerScene, asides: Asides = {}): void {
  it('says that an image is missing before it can serve', async () => {
    const { page } = scene()
    await page.getByText(label('images.emptyTitle')).waitFor()
    await page.getByText(label('serve.reason.no-image')).waitFor()
    await asides.empty?.(scene())
  })

  it('accepts a dropped ISO and recognises it', async () => {
    const { lab, page, tellPath } = scene()
    const iso = await makeTestIso({
      path: join(lab.folder, 'workshop-linux.iso'),
      extraArguments: 'slipway.report=http://10.77.0.1:8080/report',
    })
    await tellPath?.(iso.path)
    await dropFile(page, iso.path)
    await page.getByText('Slipway test disc').first().waitFor()
    await asides.imported?.(scene())
  })

  it('uses the card that the user selects', async () => {
    const { page } = scene()
    await page.getByRole('button', { name: label('serve.button', { nic: OTHER_CARD }) }).waitFor()
    await page.getByRole('radio', { name: LAB_CARD }).click()
    await page.getByRole('button', { name: label('serve.button', { nic: LAB_CARD }) }).waitFor()
  })

  it('serves with one click, after a search for other servers', async () => {
    const { page } = scene()
    await page.getByRole('button', { name: label('serve.button', { nic: LAB_CARD }) }).click()
    await page
      .getByRole('heading', { name: label('serve.servingTitle', { nic: LAB_CARD }) })
      .waitFor({ timeout: 40_000 })
    await page.getByRole('button', { name: label('serve.stop') }).waitFor()
    await asides.waiting?.(scene())
  })

  it('fills the timeline of a machine while it boots, until its system has reported', async () => {
    const { lab, page } = scene()
    const machine = await startVirtualMachine({
      namespace: lab.namespace,
      tap: LAB_TAP,
      firmware: 'ovmf',
      nic: 'virtio-net-pci',
      mac: MAC,
    })
    try {
      const timeline = page.getByRole('list', { name: label('boot.timeline', { name: MAC }) })
      const done = timeline.locator('[data-state=done]')
      await page.getByText(MAC).first().waitFor({ timeout: MACHINE_MS })
      await timeline.locator('[data-stage=program][data-state=done]').waitFor({ timeout: MACHINE_MS })
      const doneBefore = await done.count()
      await asides.booting?.(scene())
      await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), MACHINE_MS)
      await timeline.getByText('test-system-started').waitFor({ timeout: MACHINE_MS })
      expect(doneBefore).toBeLessThan(TIMELINE.length)
      expect(await done.evaluateAll(items => items.map(item => item.getAttribute('data-stage')))).toEqual(
        TIMELINE.map(([stage]) => stage),
      )
      expect(await done.locator('.sentence').allTextContents()).toEqual(
        TIMELINE.map(([, named]) => expect.stringMatching(named)),
      )
      await asides.booted?.(scene())
      await machine.poweredOff
    } finally {
      await machine.stop()
    }
  })

  it('stops with one click, and leaves no port open', async () => {
    const { lab, page } = scene()
    await page.getByRole('button', { name: label('serve.stop') }).click()
    await page.getByRole('button', { name: label('serve.button', { nic: LAB_CARD }) }).waitFor()
    expect((await lab.namespace.run('ss', '-ulnH')).trim()).toBe('')
    await asides.stopped?.(scene())
  })
}

/** A file is dragged out of the file manager and dropped on the page. */
async function dropFile(page: Page, path: string): Promise<void> {
  const { x, y } = (await page.getByText(label('images.emptyTitle')).boundingBox())!
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
  await session.detach()
}
