import { expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import type { BootHistory } from '#engine/features/timeline/diagnosis/rule.ts'
import { createDiagnosisWatch } from '#engine/features/timeline/diagnosis/watch.ts'
import { createManualClock } from '../../../../support/manual-clock.ts'
import { LAB_SETTINGS } from '../replay.ts'
import { acknowledged, createScene, discovered, mac, offered } from '../scene.ts'

function openWatch() {
  const clock = createManualClock()
  const scene = createScene()
  scene.see(0, discovered())
  scene.see(0, offered('snponly.efi'))
  scene.see(0, acknowledged('snponly.efi'))
  const begun: BootHistory = scene.tracker.history(mac)!
  const looks: number[] = []
  const concluded: string[][] = []
  const watch = createDiagnosisWatch({
    clock,
    settings: LAB_SETTINGS,
    historyOf() {
      looks.push(clock.monotonicMs())
      return { ...begun, nowMs: begun.nowMs + clock.monotonicMs() }
    },
    conclude: (_, findings) => concluded.push(findings.map(({ code }) => code)),
  })
  return { clock, watch, looks, concluded }
}

it('checks at most once a second, however many events there are', () => {
  const { clock, watch, looks } = openWatch()
  for (let count = 0; count < 5000; count++) {
    watch.schedule(mac)
    clock.advance(1)
  }
  expect(looks.length).toBeLessThanOrEqual(6)
  expect(looks.length).toBeGreaterThanOrEqual(5)
})

it('checks again when a rule is due, not before, and then stops', () => {
  const { clock, watch, looks, concluded } = openWatch()
  watch.schedule(mac)
  clock.advance(3_600_000)
  expect(looks).toEqual([0, 10_000])
  expect(concluded).toEqual([[], ['program-not-asked']])
  expect(clock.pendingCount).toBe(0)
})

it('takes turns among many machines, and forgets them when it is closed', () => {
  const { clock, watch, looks } = openWatch()
  for (let number = 0; number < 1000; number++) watch.schedule(`machine ${number}` as MacAddress)
  clock.advance(0)
  expect(looks.length).toBe(64)
  clock.advance(1000)
  expect(looks.length).toBe(1000)
  watch.close()
  clock.advance(3_600_000)
  expect(looks.length).toBe(1000)
})
