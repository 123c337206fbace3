import type { Page } from 'playwright-core'
import { label, labelLike } from '../../support/label.ts'
import { errorText } from '../../support/page-text.ts'
import { truncatedAt } from '../image-samples.ts'

const half = { name: 'debian-13.2.0-amd64-netinst.iso', sizeBytes: 1_000_000, modifiedMs: 1 }

/** Part of a file has arrived, from a page that is closed. */
export async function leaveHalf(page: Page): Promise<void> {
  await page.evaluate(async request => {
    const begun = await fetch('/api/uploads', { method: 'POST', body: JSON.stringify(request) })
    const { value } = (await begun.json()) as { value: { id: string } }
    const body = new Uint8Array(request.sizeBytes * 0.4)
    await fetch(`/api/uploads/${value.id}?offset=0`, { method: 'PUT', body })
  }, half)
  await page.reload()
  await page.getByText(label('images.sentPart', { percent: 40 })).waitFor()
}

/** The connection is lost while a file is being sent. */
export async function loseConnection(page: Page): Promise<void> {
  await page.route('**/api/uploads/*', route => route.abort())
  await chooseIso(page, half.name, half.sizeBytes)
  await page.getByText(labelLike('images.sendingPaused')).waitFor()
}

/** One file, sent and read. */
export async function importOne(page: Page): Promise<void> {
  await chooseIso(page, 'debian-13.iso')
  await page
    .getByText(label('images.step.recognising'))
    .or(page.getByText(errorText(truncatedAt('debian-13.iso')).title))
    .first()
    .waitFor()
}

/** A file of zeros, as if the user had chosen it. */
export async function chooseIso(page: Page, name: string, sizeBytes = 64): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/x-iso9660-image',
    buffer: Buffer.alloc(sizeBytes),
  })
}
