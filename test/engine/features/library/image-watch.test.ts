import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { FilePresence } from '#contract/image.ts'
import { systemClock } from '#engine/base/clock.ts'
import { createFilePresences } from '#engine/features/library/file-presence.ts'
import { watchImages } from '#engine/features/library/image-watch.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

function setUp() {
  const path = join(temporaryFolder(), 'disc.iso')
  writeFileSync(path, 'content')
  const clock = createManualClock()
  const { size: sizeBytes, mtimeMs: modifiedMs } = statSync(path)
  const images = [{ id: 'disc', path, sizeBytes, modifiedMs }]
  const told: string[] = []
  let looks = 0
  const presences = createFilePresences({ clock: systemClock })
  const shown = new Map<number, FilePresence>()
  const stop = watchImages({
    clock,
    look: presences.look,
    shownAs: image => shown.get(image.sizeBytes) ?? 'unchanged',
    images() {
      looks++
      return images
    },
    async onChanged(image) {
      told.push(image.id)
      shown.set(image.sizeBytes, presences.of(image))
    },
  })
  onTestFinished(stop)
  /** One complete check, including its effects. */
  const look = async () => {
    const before = looks
    await vi.waitFor(() => {
      clock.advance(5000)
      expect(looks).toBeGreaterThan(before + 1)
    })
  }
  return { path, told, look, stop, looks: () => looks, clock, images }
}

it('reports once that a file is gone, and once that it came back', async () => {
  const { path, told, look } = setUp()
  await look()
  expect(told).toEqual([])
  renameSync(path, `${path}.away`)
  await look()
  await look()
  expect(told).toEqual(['disc'])
  renameSync(`${path}.away`, path)
  await look()
  expect(told).toEqual(['disc', 'disc'])
})

it('reports a file that was written to, and accepts the image that was read again', async () => {
  const { path, told, look, images } = setUp()
  await look()
  writeFileSync(path, 'other content')
  await look()
  expect(told).toEqual(['disc'])
  const { size: sizeBytes, mtimeMs: modifiedMs } = statSync(path)
  images[0] = { ...images[0]!, sizeBytes, modifiedMs }
  await look()
  await look()
  expect(told).toEqual(['disc'])
})

it('stops', async () => {
  const { path, told, stop, looks, clock, look } = setUp()
  await look()
  stop()
  const before = looks()
  rmSync(path)
  clock.advance(60_000)
  await new Promise(resolve => setImmediate(resolve))
  expect([looks(), told]).toEqual([before, []])
})
