import { expect, it } from 'vitest'
import { createOwnDiskWindow } from '#engine/features/boot/own-disk.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { mac } from './sample-menu.ts'

it('sends a machine on to its disk once after that was chosen, and not forever', () => {
  const clock = createManualClock()
  const ownDisk = createOwnDiskWindow({ clock })
  expect(ownDisk.take(mac)).toBe(false)
  ownDisk.note(mac)
  clock.advance(10_000)
  expect(ownDisk.take(mac)).toBe(true)
  // The loader repeats where it goes.
  ownDisk.note(mac)
  expect(ownDisk.take(mac)).toBe(false)
  clock.advance(60_000)
  ownDisk.note(mac)
  clock.advance(60_000)
  expect(ownDisk.take(mac)).toBe(false)
})
