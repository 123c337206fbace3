import { label, labelLike } from '../../support/label.ts'
import { importOne, leaveHalf, loseConnection } from './send-files.ts'
import type { Shot } from './shot.ts'
import { startJobs } from './start-jobs.ts'

/** Images, the page of one, and its long tasks. */
export const imageShots: readonly Shot[] = [
  { name: 'images-empty', scenario: 'empty', route: '/images' },
  { name: 'images', scenario: 'stocked', route: '/images' },
  {
    name: 'images-search',
    scenario: 'many-images',
    route: '/images',
    act: page => page.getByLabel(label('images.search')).fill('rocky 9'),
  },
  {
    name: 'images-path',
    scenario: 'one-image',
    route: '/images',
    async act(page, engine) {
      engine.state.importResult = 'pending'
      await page.getByText(label('images.pathToggle')).click()
      await page.getByText(label('images.copyIn')).click()
      await page.getByLabel(label('images.pathLabel')).fill('/srv/iso/rocky-9.iso')
      await page.keyboard.press('Enter')
      await page.getByText(label('images.step.recognising')).waitFor()
      engine.push({
        name: 'import.progressed',
        payload: {
          path: '/srv/iso/rocky-9.iso',
          step: 'copying',
          doneBytes: 4_100_000_000,
          sizeBytes: 10_950_279_168,
        },
      })
      await page.getByText(`${label('images.copyingIso')}, 37 %`).waitFor()
    },
  },
  { name: 'images-sent-part', scenario: 'stocked', route: '/images', act: leaveHalf },
  { name: 'images-sending-paused', scenario: 'stocked', route: '/images', act: loseConnection },
  { name: 'images-iso-error', scenario: 'iso-error', route: '/images', act: importOne },
  { name: 'image', scenario: 'stocked', route: '/images/debian-12-live' },
  { name: 'image-unknown', scenario: 'stocked', route: '/images/custom-tools' },
  { name: 'image-missing', scenario: 'stocked', route: '/images/ubuntu-22.04' },
  { name: 'image-netinst', scenario: 'ways-out', route: '/images/debian-13-netinst' },
  {
    name: 'image-mirror',
    scenario: 'ways-out',
    route: '/images/fedora-42-boot',
    async act(page) {
      await page
        .getByRole('button', { name: label('images.editArguments') })
        .first()
        .click()
      await page.getByLabel(label('images.argumentsLabel')).waitFor()
    },
  },
  { name: 'image-kinds', scenario: 'ways-out', route: '/images/many-kinds' },
  { name: 'image-editable', scenario: 'ways-out', route: '/images/custom-tools' },
  {
    name: 'image-files',
    scenario: 'stocked',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText(label('images.browse')).click()
      await page.getByText('read‹U+202E›me.txt').waitFor()
    },
  },
  {
    name: 'image-files-many',
    scenario: 'stocked',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText(label('images.browse')).click()
      await page.getByRole('button', { name: 'pool/' }).click()
      await page.getByRole('button', { name: label('images.showMore', { n: 200 }) }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'image-checksum-differs',
    scenario: 'stocked',
    route: '/images/debian-12-live',
    async act(page) {
      await page.getByText(label('images.checksum')).click()
      await page.getByLabel(label('images.checksumLabel')).fill('0'.repeat(64))
      await page.getByRole('button', { name: label('images.checksumCompare'), exact: true }).click()
      await page.getByText(labelLike('images.checksumDiffers')).waitFor()
    },
  },
  {
    name: 'image-jobs',
    scenario: 'slow',
    route: '/images/debian-12-live',
    async act(page) {
      await startJobs(page)
      await page.getByRole('button', { name: label('images.extractCancel') }).waitFor()
    },
  },
  {
    name: 'image-changed',
    scenario: 'stocked',
    route: '/images/rocky-9',
    async act(page, engine) {
      const image = engine.state.images.find(({ id }) => id === 'rocky-9')!
      engine.push({ name: 'image.changed', payload: { ...image, presence: 'changed', isPresent: false } })
      await page.getByText(label('images.fileChanged')).waitFor()
    },
  },
  {
    name: 'image-located-wrong',
    scenario: 'stocked',
    route: '/images/ubuntu-22.04',
    async act(page) {
      await page.getByLabel(label('images.locatePath')).first().fill('/srv/iso/other.iso')
      await page.getByRole('button', { name: label('images.locate') }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'image-remove',
    scenario: 'stocked',
    route: '/images/rocky-9',
    act: page => page.getByRole('button', { name: label('images.remove') }).click(),
  },
  {
    name: 'image-remove-own',
    scenario: 'stocked',
    route: '/images/custom-tools',
    act: page => page.getByRole('button', { name: label('images.remove') }).click(),
  },
]
