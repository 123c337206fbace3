import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import { trackBoots } from '#engine/features/timeline/track-boots.ts'
import type { BootSettings } from '#engine/features/timeline/diagnosis/rule.ts'
import { createDescribePath } from '#engine/features/boot/path-role.ts'
import { createManualClock, type ManualClock } from '../../../support/manual-clock.ts'
import { readRecordedBoot } from '../../../support/recorded-boot.ts'
import { linuxTarget } from './scene.ts'

const PROGRAMS = ['snponly.efi', 'ipxe.efi', 'undionly.kpxe', 'shimx64.efi', 'grubx64.efi', 'pxelinux.0']

export interface Replay {
  readonly clock: ManualClock
  /** Every boot in its present state, oldest first. */
  boots(): readonly Boot[]
  /** The codes of all findings of all boots. */
  codes(): readonly string[]
  /** Replays the recorded boot, or any events, with the recorded delays. */
  play(events: readonly BootEvent[], onEach?: () => void): void
}

/** The settings with which the lab's boots were recorded. */
export const LAB_SETTINGS: BootSettings = {
  hasProgram: name => PROGRAMS.includes(name),
  machine: () => null,
  isSecureBootOff: () => false,
  entry: () => ({ imageId: 'test', ramMegabytes: 512, asksAgain: true }),
}

export function createReplay(settings: Partial<BootSettings> = {}): Replay {
  const clock = createManualClock()
  const boots = new Map<number, Boot>()
  let lastId = 0
  let lastSeq = 0
  const timeline = trackBoots({
    clock,
    nextBootId: () => ++lastId,
    describePath: createDescribePath({
      menuItems: () =>
        ['/live', '/boot', '/casper'].map(folder => linuxTarget('test.slipway-test-system', 'test', folder)),
      hasProgram: name => PROGRAMS.includes(name),
    }),
    settings: { ...LAB_SETTINGS, ...settings },
    onChange: boot => boots.set(boot.id, boot),
    onShow: () => undefined,
  })
  return {
    clock,
    boots: () => [...boots.values()],
    codes: () => [...boots.values()].flatMap(boot => boot.findings.map(finding => finding.code)),
    play(events, onEach = () => undefined) {
      const startMs = clock.monotonicMs()
      const startSeq = lastSeq
      for (const event of events) {
        clock.advance(Math.max(0, startMs + event.atMs - clock.monotonicMs()))
        lastSeq = Math.max(lastSeq, startSeq + event.seq)
        timeline.record({ ...event, seq: startSeq + event.seq, atMs: clock.nowMs() })
        onEach()
      }
    },
  }
}

export function recorded(name: string): readonly BootEvent[] {
  return readRecordedBoot(name)
}

/** The same boot of another machine. */
export function ofMachine(mac: MacAddress, events: readonly BootEvent[]): readonly BootEvent[] {
  return events.map(event => ({ ...event, mac }))
}
