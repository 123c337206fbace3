import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import type { PathRole } from '../../base/path-role.ts'
import type { Clock } from '../../base/clock.ts'
import { createBootTracker } from './boot-tracker.ts'
import { createChangePace } from './change-pace.ts'
import { diagnose } from './diagnosis/diagnose.ts'
import type { BootSettings } from './diagnosis/rule.ts'
import { createDiagnosisWatch } from './diagnosis/watch.ts'

/** Events in, boots with their reasons out. */
export interface BootTracking {
  record(event: BootEvent): void
  current(mac: MacAddress): Boot | null
  /** Takes up the boots of an earlier run. */
  restore(boots: readonly Boot[]): void
  close(): void
}

export function trackBoots(needs: {
  clock: Clock
  nextBootId: () => number
  describePath: (path: string) => PathRole | null
  settings: BootSettings
  /** Every change, at once. */
  onChange: (boot: Boot) => void
  /** For pages: a boot that changes fast is shown a few times a second. */
  onShow: (boot: Boot) => void
}): BootTracking {
  const { clock, settings, nextBootId, describePath } = needs
  const shown = createChangePace({ clock, show: needs.onShow })
  const tracker = createBootTracker({
    clock,
    nextBootId,
    describePath,
    onChange(boot) {
      needs.onChange(boot)
      shown.change(boot)
    },
    onHeard: mac => watch.stir(mac),
    diagnose: scene => diagnose(scene, settings).findings,
  })
  const watch = createDiagnosisWatch({
    clock,
    settings,
    sceneOf: tracker.scene,
    conclude: tracker.conclude,
  })
  return {
    record: tracker.record,
    current: tracker.current,
    restore: tracker.restore,
    close() {
      watch.close()
      shown.close()
    },
  }
}
